"""Words that many people in our offices would take as a password, with a year or a sign behind them."""

COMMON_WORDS = frozenset(
    "passwort password kennwort geheim hallo willkommen welcome admin administrator test start login anmelden "
    "frühling fruehling sommer herbst winter januar februar märz maerz april mai juni juli august september "
    "oktober november dezember montag dienstag mittwoch donnerstag freitag samstag sonntag "
    "qwertz qwertzuiop qwerty qwertyuiop asdfgh asdfghjkl yxcvbnm abcdefgh abcdefghijkl "
    "schatz liebe familie fußball fussball sonne urlaub deutschland thüringen thueringen altenburg jena erfurt "
    "landkreis landratsamt stadtverwaltung rathaus kommune integration migration integrationsmanagement "
    "integrationsmanager integrationsmanagerin bindeglied büro buero".split()
)
