"""Third-party styles and typefaces, the German catalogue, static files: made ready at set-up."""
