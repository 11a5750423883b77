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
