"""Roles, as data with a sentence each."""

from django.db import models


class Role(models.TextChoices):
    """What a person is in a workspace; operator, adviser and ministry stand outside of them."""

    INTEGRATION_MANAGER = "integration_manager", "Integrationsmanager*in"
    STAFF = "staff", "Mitarbeit"
    DEPARTMENT_CONTACT = "department_contact", "Ansprechperson im Fachbereich"
    ADVISER = "adviser", "Begleiter*in"
    MINISTRY = "ministry", "Ministerium"
    OPERATOR = "operator", "Betrieb"


WORKSPACE_ROLES = (Role.INTEGRATION_MANAGER, Role.STAFF, Role.DEPARTMENT_CONTACT)
INSTALLATION_ROLES = (Role.OPERATOR, Role.ADVISER, Role.MINISTRY)

ROLE_SENTENCES = {
    Role.INTEGRATION_MANAGER: "Führt den Arbeitsbereich: Zahlen, Berichte, Mitglieder und Regeln.",
    Role.STAFF: "Arbeitet an allem mit, ohne Mitglieder und Regeln zu ändern.",
    Role.DEPARTMENT_CONTACT: "Sieht Kennzahlen und Berichte, meldet zu eigenen Maßnahmen.",
    Role.ADVISER: "Begleitet mehrere Kommunen, sieht keine internen Entwürfe.",
    Role.MINISTRY: "Sieht nur zusammengefasste Angaben.",
    Role.OPERATOR: "Richtet Arbeitsbereiche und Konten ein, sieht keine Inhalte.",
}
