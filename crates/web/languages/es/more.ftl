# La pregunta de la oficina y la respuesta del interesado (/more/…).

more-title = Nuestra oficina tiene una pregunta
more-lead = Sobre su solicitud { $case }:
more-text = Su respuesta
more-nothing = Escriba una respuesta o añada una imagen.
more-send = Enviar la respuesta
more-done = Gracias
more-done-words = Su respuesta está ya en nuestra oficina. Tendrá noticias nuestras por correo, desde { $sender }.
