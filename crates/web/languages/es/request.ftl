# El formulario de solicitud (/request), y lo que dice de imágenes y códigos.

request-title = Solicitar un restablecimiento
# { $list } es el enlace «use una lista», { $star } la estrella junto a los campos obligatorios.
request-lead = Un formulario, para un dispositivo o varios; para muchos, { $list }. Los campos con { $star } son obligatorios.
request-lead-list = use una lista
request-send = Enviar la solicitud
request-you = Usted
request-your-declaration = Su declaración
# Lo que marca el interesado. Debe decir exactamente esto: propiedad o autorización, y estar allí.
request-declaration = Este dispositivo es mío o actúo en nombre de su dueño, y estoy junto a él o en su red.
request-kept-for = Guardamos lo que envía solo para este caso, y con ello el texto y la hora de su declaración.

request-the-device = El dispositivo
request-device = Dispositivo { $number }
request-add-device = + Otro dispositivo
request-remove-device = Quitar el dispositivo { $number }

request-email = Dirección de correo
request-email-help = La respuesta se envía aquí; tiene que ser una que pueda leer ahora.
request-country = País
request-country-help = Donde se usa el dispositivo.
request-place = Lugar de compra
request-place-help = El instalador, distribuidor o empresa de seguridad de quien vino el dispositivo.
request-business = Tipo de actividad
request-business-help = Elija lo que mejor encaje.
request-category = Categoría del producto
request-category-other = Otra cosa
request-category-other-help = Este formulario no la atiende. Diríjase a { $hotline }.
request-serial = Número de serie
request-serial-help = { $length } caracteres, en la etiqueta blanca del dispositivo y de su caja, junto a «S/N».
request-model = Número de modelo
request-model-help = En la misma etiqueta blanca.
request-date = La fecha actual del sistema del dispositivo
request-date-help = Tal como la muestra ahora el propio dispositivo. Puede ser distinta de la de hoy; una equivocada hace inútil una respuesta con fecha.
request-where-date = ¿Dónde puedo leer la fecha del dispositivo?
request-where-date-recorder = Un grabador la muestra en su pantalla, por lo general en una esquina de la imagen.
request-where-date-camera = Una cámara la muestra en su página «Forgot password» (contraseña olvidada).
request-where-date-onvif = Un gestor de dispositivos ONVIF en la misma red la muestra como hora del sistema del dispositivo.
request-where-date-why = Indique la fecha en la que cree el dispositivo, aunque esté mal: una respuesta hecha para otra fecha no funciona.
request-answer = Lo que pide la página «Forgot password» del dispositivo
request-started = La hora de arranque del dispositivo
request-started-help = Tal como la muestra su página «Forgot password», por ejemplo 2026-11-21 09:05:00. No reinicie después el dispositivo: eso hace inútil el código.

# { $help } es un enlace, «Cómo tomar una buena imagen».
request-picture-lead = Abra «Forgot password» en el dispositivo y tome una imagen de la página, o guarde el archivo XML que ofrece. La imagen rellena casi todo lo demás. { $help }
request-picture = Imagen de la página «Forgot password» del dispositivo, o su archivo XML
request-picture-help = PNG, JPEG, WebP o XML, 10 MB como máximo. Debe verse el código QR entero.
request-picture-kept = «{ $name }» está guardado. Elija un archivo solo para sustituirlo.
request-picture-missing = Elija primero un archivo.
request-check-picture = Comprobar la imagen
request-scanned = El código se escaneó del dispositivo; no hace falta ninguna imagen.

# Los tipos de respuesta, y lo que necesita cada uno.
answer-key = Clave (8 caracteres)
answer-key-needs = Se escribe en el dispositivo. Necesita una imagen de su código QR, o su archivo XML.
answer-file = Archivo de restablecimiento
answer-file-needs = Se elige en el dispositivo, vale 24 horas. Necesita una imagen de su código QR, o su archivo XML.
answer-security-code = Código de seguridad
answer-security-code-needs = Se escribe en el dispositivo. Necesita la hora de arranque y la fecha que muestra.
answer-temporary-password = Contraseña temporal
answer-temporary-password-needs = Para iniciar sesión una sola vez. Necesita la fecha que muestra el dispositivo.

category-camera = Cámara
category-recorder = Grabador
category-access-controller = Controlador de acceso

business-installer = Instalador
business-distributor = Distribuidor
business-security-company = Empresa de seguridad
business-integrator = Integrador de sistemas
business-it-services = Servicios informáticos
business-retailer = Tienda física o en línea
business-company = Empresa que usa el dispositivo
business-public-body = Organismo público, escuela u hospital
business-home = Hogar particular
business-other = Otro
