"""Social-security cards 社会保障卡, through PC/SC or in vpcd's frames. Never run on a real card."""
