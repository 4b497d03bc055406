"""Social-security cards 社会保障卡 through PC/SC. Never run on a real card."""
