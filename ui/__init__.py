"""The windows: widgets that show a state and emit what a person did. No rules, no storage."""
