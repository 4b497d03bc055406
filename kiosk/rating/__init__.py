"""Rules of ratings (好差评), without I/O: options, who may rate when, deadlines, odd patterns, figures, exchange."""
