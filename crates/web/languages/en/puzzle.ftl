# The sum that a browser does while a form is filled in.

# Read aloud while somebody waits after pressing the button; a percentage may follow.
puzzle-waiting = Your browser does a short sum that keeps machines from flooding us. The form is sent by itself then.
