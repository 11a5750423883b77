# When an answer is due, and how dates are written.

due-title = You will hear from us by
due-at-desk = at our desk { $time }
