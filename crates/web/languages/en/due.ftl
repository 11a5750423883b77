# When an answer is due, and how days are written: the day of the week before the date, which stays as it is.

due-title = You will hear from us by
due-at-desk = at our desk { $time }
due-moment = { $weekday }, { $time }
weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday
