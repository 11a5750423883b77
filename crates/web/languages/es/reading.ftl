# Lo que se dice de una imagen, un archivo o un código escaneado: un título y un consejo.

reading-now = Leyendo la imagen …
# Un dato: el nombre del archivo que se guarda.
reading-kept = Archivo guardado
reading-unchecked = La imagen no se pudo comprobar ahora mismo.
reading-unchecked-advice = Se envía con el formulario y se comprueba entonces.
reading-too-large = El archivo es demasiado grande
reading-too-large-advice = Puede ocupar 10 MB como máximo. Envíe una captura de pantalla, o recorte la imagen hasta el código QR.
reading-gone = La imagen ya no está aquí
reading-gone-advice = Las imágenes se guardan un día mientras un formulario está abierto. Elíjala otra vez.
# Título y consejo en una línea, junto a un campo.
reading-line = { $title }. { $advice }

# Datos de un código leído.
reading-serial = Número de serie
reading-model = Modelo
reading-challenge = Número de desafío
reading-clock = Fecha y hora del dispositivo
reading-started = Dispositivo arrancado

# Qué pasa con un código leído. Las palabras que acaban en -advice dicen qué hacer.
reading-good = El código se leyó y se puede responder
reading-good-advice = Compárelo con la etiqueta y con el dispositivo.
reading-other-authority = Este dispositivo es de otro servicio
reading-other-authority-advice = De este dispositivo se ocupa otro servicio de recuperación, así que su código no se puede responder aquí. Pregunte a quien vendió o instaló el dispositivo.
reading-key-over = Este dispositivo confía en una clave que ha caducado
reading-key-over-advice = Este dispositivo todavía confía en una clave de este servicio que ha caducado, así que su código no se puede responder. Diríjase a la línea de ayuda.
reading-other-way = Este código es para otra vía
reading-other-way-advice = Este código es para otra vía de recuperación. En la página «Forgot password» del dispositivo elija otra que ofrezca este servicio, y envíe una imagen del código que se muestra allí.
reading-unconfirmed = Este código no se pudo confirmar
reading-unconfirmed-advice = Este código no se pudo confirmar. Abra «Forgot password» en el dispositivo otra vez y envíe una imagen nueva; si eso no ayuda, diríjase a la línea de ayuda.
reading-already-answered = Este código ya se respondió
reading-already-answered-advice = Este código ya se respondió. Busque el correo, también en la carpeta de correo no deseado, o abra «Forgot password» en el dispositivo otra vez para obtener un código nuevo.
reading-expired = Este código es demasiado viejo
reading-expired-advice = Este código es demasiado viejo: vive 72 horas. Abra «Forgot password» en el dispositivo otra vez, envíe una imagen nueva y escriba la fecha que el dispositivo muestra ahora.

# Un archivo o código que no contiene ningún desafío.
reading-missing = No hay nada que leer
reading-missing-advice = Añada una imagen de la página «Forgot password» del dispositivo que muestre su código QR entero, o el archivo que exportó el dispositivo.
reading-not-ours = Es otro tipo de código
reading-not-ours-advice = No es un código de este servicio. Abra «Forgot password» en el dispositivo, elija «key» (clave) o «file» (archivo) y envíe una imagen del código QR que se muestra allí.
# { $kind } es uno de los mensajes reading-kind de abajo, { $advice } es reading-not-ours-advice.
reading-not-ours-kind = Parece { $kind }. { $advice }
reading-damaged = El código está dañado
reading-damaged-advice = El código se leyó, pero partes de él faltan o están mal. Tome la imagen otra vez, nítida y con el código entero.
reading-file = El archivo no se pudo leer
reading-file-not-text-advice = No es texto UTF-8. Envíe el archivo tal como lo exportó el dispositivo.
# { $why } es uno de los mensajes reading-file-why de abajo.
reading-file-advice = Este archivo no es como los que exporta un dispositivo: { $why }. Expórtelo otra vez y envíelo sin cambios.
reading-file-why-too-large = el archivo es demasiado grande para ser un desafío exportado
reading-file-why-not-xml = el archivo está dañado: no es XML bien formado
reading-file-why-doctype = el archivo tiene un tipo de documento (DOCTYPE), que no se permite
reading-file-why-not-ours = el archivo es XML, pero no un desafío exportado
reading-file-why-version = el archivo es de otra versión del protocolo que la versión 1
reading-file-why-content = lo que contiene el archivo no encaja entre sí
reading-scanned = El código escaneado no se puede usar

# Códigos de otros tipos, para completar «Parece …».
reading-kind-web-link = un enlace web a { $host }
reading-kind-app-download = una descarga de aplicación
reading-kind-wifi = un acceso a Wi-Fi
reading-kind-contact = una tarjeta de contacto
reading-kind-otpauth = un secreto de doble factor
reading-kind-calendar = una cita de calendario
reading-kind-mail = una dirección de correo
reading-kind-telephone = un número de teléfono
reading-kind-place = un lugar en un mapa
reading-kind-payment = una solicitud de pago
reading-kind-home-setup = un código de instalación de casa inteligente
reading-kind-device-serial = una etiqueta con un número de serie
reading-kind-plain-text = un texto simple

# Imágenes en las que no se pudo leer ningún código.
reading-unusable = Este archivo no se puede usar
reading-picture-too-large = La imagen es demasiado grande
reading-several = Hay más de un código
reading-unread = El código no se pudo leer
reading-empty-advice = El archivo está vacío. Elija la imagen otra vez, o tome una nueva.
reading-not-a-picture-advice = Este archivo no es una imagen. Envíe una foto o una captura de pantalla en JPEG, PNG o WebP.
# { $name } es el nombre de un tipo de archivo, como HEIC o PDF, en inglés con su artículo.
reading-wrong-type-advice = Este archivo ({ $name }) no se puede leer aquí. Envíe una foto o una captura de pantalla en JPEG, PNG o WebP.
reading-too-many-bytes-advice = El archivo es demasiado grande: { $size } MB, y se pueden leer { $most } MB como máximo. Recorte la imagen hasta el código QR, o envíe una captura de pantalla.
reading-too-many-pixels-advice = La imagen es demasiado grande: { $width } por { $height } píxeles. Recórtela hasta el código QR, o envíe una captura de pantalla.
reading-damaged-picture-advice = La imagen está dañada o no se envió completa. Elíjala otra vez, o tome una nueva.
reading-no-code-advice = No se encontró ningún código QR en la imagen. Tómela de modo que el código QR entero llene cerca de la mitad.
reading-blurred-advice = La imagen está demasiado borrosa para leer su código QR. No se mueva, espere a que la cámara enfoque y tómela otra vez.
reading-too-small-advice = El código QR es demasiado pequeño en la imagen. Acérquese hasta que llene cerca de la mitad de la imagen.
reading-cut-off-advice = El código QR está cortado en el borde de la imagen. Aléjese hasta que se vea el borde blanco alrededor del código QR.
reading-too-dark-advice = La imagen es demasiado oscura, o demasiado pálida, para leer un código QR en ella. Encienda una luz, suba el brillo de la pantalla y tómela otra vez.
reading-glare-advice = Se encontró el código QR, pero un reflejo tapa una parte. Evite los reflejos: apague el flash y ponga el teléfono un poco de lado.
reading-obscured-advice = Se encontró el código QR, pero una parte está tapada o dañada. Que nada cubra el código; ponga el teléfono recto delante de él y tome la imagen otra vez.
reading-several-advice = La imagen muestra { $count } códigos QR de dispositivos distintos. Tome una imagen con el código de un solo dispositivo.
reading-foreign-advice = El código QR de la imagen no es de la página de recuperación de un dispositivo. Abra «Forgot password» en el dispositivo y fotografíe el código QR que se muestra allí.

reading-no-room = Ahora mismo no hubo sitio para el archivo
reading-no-room-advice = Muchas personas están enviando archivos. Lo que escribió sigue aquí: espere medio minuto, elija de nuevo el archivo y envíelo.
