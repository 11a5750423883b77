# Qué está mal en lo que se escribió: una frase junto al campo. Los finales de los nombres son también palabras de REST.

fault-no-device = Añada un dispositivo.
fault-serial-twice = Este número de serie ya está en la solicitud, en el dispositivo { $device }.
fault-other-answer = El código de la imagen pide otra respuesta: «{ $answer }». Elija esa.
fault-email-empty = Escriba su dirección de correo.
fault-email-not-plain = Esto no puede ser una dirección de correo: solo se admiten letras, cifras y signos simples, sin espacios.
fault-email-no-at = Esto no puede ser una dirección de correo: falta la @.
fault-email-several-ats = Esto no puede ser una dirección de correo: hay más de una @.
fault-email-local = Esto no puede ser una dirección de correo: la parte antes de la @ no puede ser correcta.
fault-email-domain = Esto no puede ser una dirección de correo: la parte después de la @ no puede ser correcta.
fault-email-too-long = Esto no puede ser una dirección de correo: se admiten 254 caracteres como máximo.
fault-country-missing = Elija el país en el que se usa el dispositivo.
# { $service } es el nombre del servicio del fabricante.
fault-country-closed = { $service } no presta servicio para dispositivos usados en { $country }.
fault-place-missing = Escriba dónde se compró el dispositivo.
fault-business-missing = Elija su tipo de actividad.
fault-category-missing = Elija la categoría del producto.
fault-category-elsewhere = Este formulario no atiende esos productos. Diríjase a { $hotline }.
fault-model-missing = Escriba el número de modelo de la etiqueta blanca.
fault-model-too-long = Esto no es un número de modelo: se admiten { $most } caracteres como máximo.
fault-model-character = Esto no es un número de modelo: el carácter «{ $character }» no puede aparecer aquí.
fault-date-missing = Escriba la fecha que muestra el dispositivo; puede ser distinta de la de hoy.
# El ejemplo de fecha debe quedar igual en todos los idiomas.
fault-date-none = No existe la fecha «{ $typed }». Escríbala como 2026-11-21.
fault-date-absurd = Un dispositivo no puede mostrar la fecha { $date }. Léala otra vez en el dispositivo.
fault-answer-missing = Elija la respuesta que pide el dispositivo. Se dan: { $answers }.
fault-serial-differs = Usted escribió { $typed }, pero el código de la imagen es del dispositivo { $shown }. Corrija el que esté mal.
fault-declaration-missing = Confirme esto; sin ello no se puede aceptar la solicitud.
fault-started-missing = Escriba la hora de arranque que muestra el dispositivo en su página «Forgot password».
fault-started-none = No existe la hora «{ $typed }». Escríbala como 2026-11-21 09:05:00.
fault-serial-missing = Escriba el número de serie de la etiqueta blanca.
fault-serial-space = Un número de serie no contiene espacios; compárelo con la etiqueta blanca.
fault-serial-control = Un número de serie no contiene caracteres de control; compárelo con la etiqueta blanca.
fault-serial-character = Un número de serie no contiene «{ $character }»; compárelo con la etiqueta blanca.
fault-serial-length = Un número de serie tiene { $wanted } caracteres; este tiene { $length }. Está en la etiqueta blanca.
fault-serial-too-often = Últimamente hubo muchas solicitudes para este número de serie. Espere la respuesta a ellas, o diríjase a { $hotline }.
fault-text-empty = Escriba algo aquí.
fault-text-too-long = Es demasiado largo: caben { $most } caracteres como máximo, y esto tiene { $length }.
fault-text-control = Contiene un carácter de control o un salto de línea; escríbalo otra vez en una sola línea.

# En las celdas de una hoja de cálculo.
fault-cell-error = La hoja de cálculo tiene aquí un error ({ $error }). Escriba el valor mismo.
fault-cell-too-long = Es demasiado largo.
fault-cell-truth = La hoja de cálculo tiene aquí un sí o no. Dé a la columna formato de texto.
fault-cell-serial-spoilt = La hoja de cálculo convirtió este número de serie en el número { $number }, y pueden haberse perdido cifras o ceros iniciales. Dé a la columna formato de texto y escríbalo otra vez.
fault-cell-model-spoilt = La hoja de cálculo convirtió este número de modelo en el número { $number }, y pueden haberse perdido cifras o ceros iniciales. Dé a la columna formato de texto y escríbalo otra vez.
fault-cell-number-for-date = Esto es el número { $number }, no una fecha. Dé a la columna formato de fecha, o escríbala como 2026-11-21.
fault-cell-turned-into-date = La hoja de cálculo convirtió esto en la fecha { $date }. Dé a la columna formato de texto y escríbalo otra vez.
fault-date-ambiguous = «{ $typed }» puede ser dos fechas. Escríbala como año, mes y día: 2026-11-21.
fault-date-short-year = El año de «{ $typed }» necesita cuatro cifras. Escríbala como 2026-11-21.
fault-row-twice = Este número de serie ya está en la fila { $row }.
fault-row-twice-in-list = Este número de serie ya está en la fila { $row } de su lista.
fault-row-too-many-columns = Esta fila tiene más columnas de las que puede tener una lista así.
fault-row-quotes = Unas comillas están fuera de lugar en esta fila, y no se pueden separar sus celdas.

# Hojas de cálculo que no se aceptan.
fault-sheet-no-headings = En la primera hoja no hay una fila de encabezados. Necesita las columnas { $columns }. Copie su lista en la plantilla.
fault-sheet-missing = La hoja no tiene columna para: { $columns }. Tome los encabezados de la plantilla.
fault-sheet-twice = La hoja tiene dos columnas para «{ $column }». Borre una de ellas.
fault-sheet-no-devices = No hay dispositivos debajo de los encabezados.
fault-sheet-too-many = La lista tiene más de { $most } dispositivos. Divídala.
fault-sheet-too-many-together = Junto con las filas buenas, son más de { $most } dispositivos. Divida la lista.
fault-file-missing = Elija primero un archivo.
fault-file-over-10-mb = El archivo ocupa más de 10 MB. Divida la lista.
fault-file-empty = El archivo está vacío: no hay en él ninguna hoja con algo en sus celdas.
fault-file-too-many-bytes = El archivo es demasiado grande: se aceptan { $most } MB como máximo. Divida la lista.
fault-file-bomb = El archivo se descomprime en mucho más de lo que necesita una lista de dispositivos. Copie la lista en una hoja de cálculo nueva y vacía, y envíe esa.
fault-file-too-much-text = El archivo contiene más texto del que necesita una lista de dispositivos. Divida la lista.
fault-file-too-many-rows = La lista tiene más de { $most } filas. Divídala.
fault-file-macros = El archivo contiene macros, que no se aceptan. Guárdelo como .xlsx, sin macros.
fault-file-password = El archivo está protegido con una contraseña. Quite la contraseña y guárdelo otra vez.
fault-file-doctype = El archivo tiene un tipo de documento (DOCTYPE), que ningún programa de hojas de cálculo escribe. No se acepta.
fault-file-two-kinds = El archivo es de dos tipos a la vez. Guárdelo otra vez desde su programa de hojas de cálculo.
fault-file-binary = Es un libro binario (.xlsb). Guárdelo como .xlsx.
fault-file-too-old = El archivo está en un formato anterior a 1997. Guárdelo como .xlsx.
# { $kind }: fault-kind …
fault-file-foreign = Esto no es una hoja de cálculo ({ $kind }). Envíe .xlsx, .xls, .ods o .csv.
fault-file-damaged = El archivo está dañado. Ábralo en su programa de hojas de cálculo, guárdelo otra vez y envíe ese.

# Páginas que dicen que algo no funcionó: un título, y qué hacer.
fault-page-not-found = Esa página no existe
fault-page-not-found-words = Compruebe la dirección, o empiece de nuevo desde la primera página.
fault-page-did-not-work = Eso no funcionó
fault-page-method-words = Esta dirección acepta otro tipo de llamada.
fault-page-what-was-sent-words = Lo que se envió no es lo que acepta esta página. Vuelva atrás e inténtelo otra vez.
fault-page-not-the-form-words = Esto no es el formulario.
fault-page-not-utf8-words = El formulario no es texto UTF-8.
fault-page-cut-off-words = El formulario se cortó por el camino. Envíelo otra vez.
fault-page-elsewhere = Esto vino de otro sitio
fault-page-elsewhere-words = El paso se empezó en otro sitio, o en una página muy vieja. Abra la página aquí otra vez y repita el paso.
fault-page-ended = Este enlace ya no vale
fault-page-ended-words = Ya se usó, o su tiempo ha pasado. El correo más nuevo tiene el enlace más nuevo.
fault-page-list-gone = Esta lista ya no se conserva
fault-page-list-gone-words = Una lista se conserva un día, y solo hasta que se envía. Elija su archivo otra vez o compruebe la dirección.
fault-page-stale = Este formulario es demasiado viejo
fault-page-stale-words = Vuelva atrás, cargue la página otra vez y repita el paso.
fault-page-too-often = Un poco más despacio, por favor
fault-page-too-often-seconds = Hubo demasiadas llamadas en poco tiempo. Inténtelo otra vez en { $seconds ->
        [one] { $seconds } segundo
       *[other] { $seconds } segundos
    }.
fault-page-too-often-minutes = Hubo demasiadas llamadas en poco tiempo. Inténtelo otra vez en { $minutes ->
        [one] { $minutes } minuto
       *[other] { $minutes } minutos
    }.
fault-page-too-large = Es demasiado grande
fault-page-too-large-words = Los archivos pueden ocupar 10 MB como máximo, y otros formularios mucho menos.
fault-page-again = Inténtelo otra vez en un minuto
fault-page-too-slow-words = La respuesta tardó demasiado. No se ha perdido nada; envíelo otra vez.
fault-page-unavailable-words = Una parte del servicio no responde ahora mismo. No se ha perdido nada; envíelo otra vez.
fault-page-no-token = Hace falta un token
fault-page-no-token-words = Envíe el token como "Authorization: Bearer …".
fault-page-not-allowed = Su función no da acceso a esto
fault-page-conflict = Tal como está, no es posible
fault-page-overtaken = Alguien se adelantó
fault-page-no-such-case = No existe esa solicitud
fault-page-no-such-case-words = El número de una solicitud tiene la forma RG-482-190-335. Compárelo, o busque la solicitud en la lista por número de serie o correo electrónico.
fault-page-internal = Algo salió mal aquí
fault-page-internal-words = Es culpa nuestra, no suya. Si vuelve a pasar, díganos el número de abajo.

fault-label-not-shown = Añada una foto de la etiqueta; una solicitud así la necesita.
fault-proof-not-shown = Añada el comprobante de compra; una solicitud así lo necesita.
fault-date-not-shown = Añada una foto de la fecha en el equipo; una solicitud así la necesita.
fault-page-crowded-words = Ahora mismo muchas personas envían archivos y no hubo sitio para el suyo. No se guardó nada de él. Espere medio minuto, vuelva atrás y envíelo de nuevo.

fault-kind-pdf = un PDF
fault-kind-pdf-document = un PDF
fault-kind-picture = una imagen
fault-kind-text-document = un documento de texto
fault-kind-rar-archive = un archivo RAR
fault-kind-7-zip-archive = un archivo 7-Zip
fault-kind-gzip-archive = un archivo gzip
fault-kind-zip-archive = un archivo zip
fault-kind-web-page = una página web
fault-kind-xml-file = un archivo XML
fault-kind-file-of-another-program = un archivo de otro programa
fault-kind-file-of-numbers-or-pages = un archivo de Numbers o Pages
fault-kind-presentation = una presentación
fault-kind-opendocument-file-of-another-kind = un archivo OpenDocument de otro tipo
fault-kind-gif-picture = una imagen GIF
fault-kind-bmp-picture = una imagen BMP
fault-kind-tiff-picture-or-a-camera-s-raw-file = una imagen TIFF o un archivo RAW de cámara
fault-kind-avif-picture = una imagen AVIF
fault-kind-video = un vídeo
fault-kind-heic-picture = una imagen HEIC
fault-kind-jpeg-xl-picture = una imagen JPEG XL
fault-kind-zip-archive-or-an-office-document = un archivo ZIP o un documento de ofimática
fault-kind-office-document = un documento de ofimática
fault-kind-photoshop-file = un archivo de Photoshop
fault-kind-svg-drawing = un dibujo SVG
fault-kind-text-file = un archivo de texto
