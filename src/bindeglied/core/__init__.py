"""Django without domain: what every app may lean on."""
