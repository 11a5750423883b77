# La primera página, y cómo tomar una imagen (/, /help/picture).

home-title = Restablecer la contraseña de un dispositivo
home-heading = ¿No puede entrar en su dispositivo?
home-lead = Ayudamos a los dueños de grabadores, cámaras y controladores de acceso a poner una contraseña nueva. La configuración y las grabaciones quedan como están.

# Tres puertas: un título y una frase cada una.
home-ask = Solicitar un restablecimiento
home-ask-words = Un formulario y una imagen de la página «Forgot password» (contraseña olvidada) del dispositivo. La clave llega por correo.
home-bulk = Muchos dispositivos a la vez
home-bulk-words = Rellene una lista, vea sus errores antes de que se envíe nada y añada todas las imágenes juntas.
home-status = Consultar una solicitud
home-status-words = Vea cómo va, con el número de serie y la dirección de correo que indicó.

# Una lista; { $lead } es el comienzo en negrita de cada línea.
home-needed = Lo que necesita antes de empezar
home-needed-device = { $lead } Usted está junto a él o en su red. Abra «Forgot password» en su página de inicio de sesión o en su pantalla: muestra un código QR.
home-needed-device-lead = El dispositivo, encendido.
# { $help } es un enlace, «Cómo tomar una buena imagen».
home-needed-picture = { $lead } Lo mejor es una captura de pantalla; sirve también una foto nítida. { $help }
home-needed-picture-lead = Una imagen de esa página.
home-needed-label = { $lead } del dispositivo, por su número de serie ({ $length } caracteres) y su modelo.
home-needed-label-lead = La etiqueta blanca
home-needed-date = { $lead } Puede ser distinta de la de hoy.
home-needed-date-lead = La fecha que muestra el propio dispositivo.
home-needed-place = { $lead } y una dirección de correo que pueda leer ahora.
home-needed-place-lead = Dónde se compró el dispositivo,

home-then = Lo que ocurre después
home-then-receipt = Recibe enseguida un número de caso, y un acuse de recibo por correo desde { $sender }.
home-then-review = Una persona de nuestra oficina compara su solicitud con lo que sabemos del dispositivo.
home-then-key = Recibe por correo una clave de ocho caracteres, la escribe en el dispositivo y elige allí una contraseña nueva. Nadie aquí conoce esa contraseña.
home-other = ¿Otro tipo de dispositivo? Diríjase a { $hotline }.

# «Forgot password» es como se llama la página del propio dispositivo, en inglés en la mayoría.
help-title = Cómo tomar una buena imagen
help-lead = Abra «Forgot password» (contraseña olvidada) en el dispositivo. La página muestra un código QR; la imagen debe mostrarlo entero y nítido. Una captura de pantalla es mejor que cualquier foto, y un archivo XML exportado no necesita imagen.
help-good = Bien
help-bad = Mal
help-good-screenshot = Una captura de pantalla
help-good-screenshot-words = La página tal cual, con el código entero. Nada es más nítido.
help-good-photo = Una foto de cerca
help-good-photo-words = De frente; el código, con su borde blanco, llena la mitad de la imagen.
help-bad-far = Demasiado lejos
help-bad-far-words = Acérquese hasta que el código llene la mitad de la imagen.
help-bad-blurred = Borrosa
help-bad-blurred-words = No se mueva y espere a que la cámara enfoque.
help-bad-cut = Cortada
help-bad-cut-words = Deben verse las cuatro esquinas y el borde blanco.
help-bad-glare = Un reflejo
help-bad-glare-words = Apague la lámpara o muévase un poco hacia un lado.
help-taken = Lo que se acepta
help-taken-kinds = Imágenes PNG, JPEG o WebP, o el archivo XML que exporta el dispositivo
help-taken-one = El código de un solo dispositivo en cada imagen
help-taken-size = 10 MB como máximo. Una captura de la página ocupa mucho menos
help-taken-heic = Teléfonos que guardan HEIC: ponga la cámara en «más compatible», o envíe una captura de pantalla de la foto
