"""The main job from end to end in the browser: a plan is written, submitted, decided; everyone reads what is theirs."""
