# Cuándo vence una respuesta, y cómo se escriben los días: el día de la semana antes de la fecha, que queda como está.

due-title = Tendrá noticias nuestras antes de
due-at-desk = en nuestra oficina, { $time }
due-moment = { $weekday }, { $time }
weekday-1 = lunes
weekday-2 = martes
weekday-3 = miércoles
weekday-4 = jueves
weekday-5 = viernes
weekday-6 = sábado
weekday-7 = domingo
