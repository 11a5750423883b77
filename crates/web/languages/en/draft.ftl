# What is typed into the request form is kept in the browser.

draft-found = You began to fill in this form here and did not send it.
draft-continue = Continue where you left off
draft-drop = Start over
draft-help = What you type is also kept in this browser for three days, never pictures, until you send it.
