# Quand une réponse est due, et comment les jours s’écrivent : le jour de la semaine avant la date, qui reste telle quelle.

due-title = Vous aurez de nos nouvelles avant
due-at-desk = chez nous { $time }
due-moment = { $weekday }, { $time }
weekday-1 = lundi
weekday-2 = mardi
weekday-3 = mercredi
weekday-4 = jeudi
weekday-5 = vendredi
weekday-6 = samedi
weekday-7 = dimanche
