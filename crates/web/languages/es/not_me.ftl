# La dirección guardada en un dispositivo, cuando alguien pide una respuesta: un correo, y la página de su enlace, /not-me/….
mail-asked-subject = Alguien pide una contraseña nueva para su { $model }
mail-asked-title = Alguien pide una contraseña nueva
mail-asked = El { $when } alguien pidió a nuestra oficina un modo de poner una contraseña nueva. Nuestra oficina está revisando la solicitud; todavía no se ha entregado nada.
mail-asked-not-you = Entonces detenga la solicitud aquí:
mail-asked-button = No fui yo
mail-asked-page = El enlace abre una página con otro botón. Abrirla no cambia nada.

not-me-title = ¿Esta solicitud no es suya?
not-me-asked = El { $when } alguien pidió a nuestra oficina un modo de poner una contraseña nueva en:
not-me-effect = Si pulsa el botón, nadie recibe respuesta hasta que un responsable de nuestra oficina lo haya revisado.
not-me-button = No fui yo
not-me-leave = ¿Lo pidió usted, o alguien a quien confía el dispositivo? Entonces cierre esta página.
not-me-done-title = Gracias
not-me-done = La solicitud { $case } está detenida. Nadie recibe respuesta hasta que un responsable de nuestra oficina lo haya revisado.
not-me-answered = Ya se había entregado una respuesta. Pida un desafío nuevo en la página «Forgot password» del dispositivo: eso la termina enseguida. Después diríjase a { $hotline }.

not-my-code-title = ¿No fue usted quien pidió este código?
not-my-code-asked = El { $when } alguien hizo que se le enviara un código para una contraseña nueva, para este dispositivo:
not-my-code-effect = Si pulsa el botón, este código no se vuelve a enviar, otros códigos para este dispositivo esperan 24 horas antes de salir, y nuestra oficina no responde nada para él hasta que un responsable lo haya revisado.
not-my-code-done = Nuestra oficina está avisada. Este código no se vuelve a enviar, y no se responde nada para este dispositivo hasta que un responsable lo haya revisado.
not-my-code-quiet = Otros códigos para él esperan hasta { $until }.
not-my-code-keep-title = Qué más hacer
not-my-code-keep = No comparta el correo con el código: sin el código, la contraseña queda como está.
not-my-code-end = Un código enviado vive en el dispositivo, donde no podemos terminarlo. Reinicie el dispositivo o cambie su contraseña: cualquiera de las dos cosas termina el código enseguida.
not-my-code-look = Mire quién estaba ante el dispositivo o en su red a esa hora. ¿Preguntas? Diríjase a { $hotline }.
