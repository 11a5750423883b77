# Los correos. El texto simple y el HTML se escriben con los mismos mensajes; las líneas las corta el programa.
# Lo que está entre { } se rellena: números de serie, horas, direcciones, nombres. Déjelo como está.

# Encima y debajo de cada correo.
mail-service = { $authority } · servicio de contraseñas de dispositivos
mail-label-case = Caso
mail-label-device = Dispositivo
mail-label-device-numbered = Dispositivo { $position }
mail-label-challenge = Desafío
mail-label-started = Arrancado
mail-label-file = Archivo
mail-label-asked = Pedido
mail-device = { $model }, número de serie { $serial }
mail-more-devices =
    { $count ->
        [one] y uno más
       *[other] y { $count } más
    }
mail-not-you-title = ¿No lo pidió usted?
mail-not-you = Entonces alguien escribió su dirección, quizá por error. No cambia nada en ningún dispositivo mientras no comparta este correo. Comuníquelo a { $hotline }.
mail-was-not-you-title = ¿No fue usted?
mail-nothing-to-do = Si fue usted, o alguien a quien confía el dispositivo, no hay nada que hacer.

# El acuse de recibo de una solicitud.
mail-receipt-subject = Tenemos su solicitud { $case }
mail-receipt-title = Tenemos su solicitud
mail-receipt-arrived =
    { $count ->
        [one] Su solicitud de una contraseña nueva para el dispositivo de abajo ha llegado y espera a una persona de nuestra oficina.
       *[other] Su solicitud de contraseñas nuevas para { $count } dispositivos ha llegado y espera a una persona de nuestra oficina.
    }
mail-receipt-next = Lo que ocurre después
mail-receipt-due = Tendrá noticias nuestras antes de { $time }.
mail-receipt-due-desk = Tendrá noticias nuestras antes de { $time }, que en nuestra oficina es { $desk }.
mail-receipt-promise =
    { $hours ->
        [one] Nuestra oficina responde en una hora laborable. Lo que llega fuera del horario se atiende el siguiente día laborable.
       *[other] Nuestra oficina responde en { $hours } horas laborables. Lo que llega fuera de ellas se atiende el siguiente día laborable.
    }
mail-receipt-sender = La respuesta llega a esta dirección, desde { $sender }. Añada esa dirección a sus contactos, y mire en la carpeta de correo no deseado si la echa en falta.
mail-receipt-keep-challenge = Deje el dispositivo encendido y su página «Forgot password» como está: un desafío nuevo allí hace inútil la respuesta a este.
mail-receipt-keep-code = Deje el dispositivo encendido: reiniciarlo hace inútil el código de seguridad.
mail-receipt-keep-date = Deje el dispositivo encendido: la respuesta vale solo para su fecha.
mail-receipt-others = Este correo vale también para sus otras solicitudes: { $cases }.
mail-receipt-others-more = Este correo vale también para sus otras solicitudes: { $cases } y { $count } más.
mail-receipt-confirm = Confirme que nuestros correos le llegan. Hasta entonces enviamos pocos correos por hora a esta dirección, para que nadie pueda llenar su buzón escribiendo su dirección:
mail-receipt-confirm-button = Sus correos me llegan
mail-receipt-status = Vea cómo va en cualquier momento, con el número de serie y esta dirección:
mail-receipt-status-button = Ver cómo va
mail-receipt-mine = Añada imágenes o retire su solicitud en la página de su solicitud. El enlace es solo suyo:

# Las respuestas.
mail-answer-subject = Su solicitud { $case } está respondida
mail-answer-title = Su solicitud está aprobada
mail-answer-use = Cómo usarla
mail-answer-password = Elija una contraseña nueva y escríbala dos veces.

mail-answer-key = Abajo está la clave con la que puede poner una contraseña nueva en su dispositivo. Funciona una vez, y solo en este dispositivo. Quien la tenga y esté ante el dispositivo puede usarla; por eso, no comparta este correo.
mail-answer-key-title = La clave
mail-answer-key-open = Abra «Forgot password» (contraseña olvidada) en la página o la pantalla del propio dispositivo.
mail-answer-key-check = Compruebe que muestra el número de desafío { $challenge }. La clave sirve solo para ese.
mail-answer-key-type = Escriba la clave. Da igual mayúsculas o minúsculas, y el guion.
mail-answer-key-life = La clave vale mientras el dispositivo no haya estado encendido más de { $hours } horas desde que mostró el desafío. Cinco intentos fallidos, o un desafío nuevo, la terminan antes.
mail-answer-key-never = Nadie de nuestra oficina le pedirá nunca la clave ni una contraseña.

mail-answer-file = Se adjunta el archivo de restablecimiento con el que puede poner una contraseña nueva en su dispositivo. Solo este dispositivo puede leerlo, y funciona una vez. Se puede usar durante 24 horas, hasta { $until } según el reloj del dispositivo.
mail-answer-file-save = Guarde el archivo adjunto tal como está. No lo abra ni lo cambie.
mail-answer-file-open = Abra «Forgot password» (contraseña olvidada) en la página o la pantalla del propio dispositivo y elija la vía por archivo.
mail-answer-file-check = Compruebe que muestra el número de desafío { $challenge }. El archivo sirve solo para ese.
mail-answer-file-choose = Elija el archivo y escriba dos veces una contraseña nueva.
mail-answer-file-life = Un desafío nuevo en el dispositivo termina antes el archivo. Si pasaron las 24 horas, díganos el número de caso: se puede hacer un archivo nuevo para el mismo desafío.
mail-answer-file-never = Nadie de nuestra oficina le pedirá nunca una contraseña.

mail-answer-codes = Abajo hay un código de seguridad para cada fecha que puede mostrar su dispositivo. Cada uno funciona una vez, solo en este dispositivo y solo mientras la fecha del dispositivo sea la de al lado. Quien los tenga y esté ante el dispositivo puede usarlos; por eso, no comparta este correo.
mail-answer-passwords = Abajo hay una contraseña temporal para cada fecha que puede mostrar su dispositivo. Cada una funciona una vez, solo en este dispositivo y solo mientras la fecha del dispositivo sea la de al lado. Quien las tenga y esté ante el dispositivo puede usarlas; por eso, no comparta este correo.
mail-answer-dated-title = Según la fecha que muestra el dispositivo
mail-answer-dated-look = Mire qué fecha muestra ahora el dispositivo. Puede ser distinta de la de hoy.
mail-answer-codes-open = Abra «Forgot password» en el dispositivo, elija el código de seguridad y compruebe que muestra la hora de arranque de arriba.
mail-answer-codes-type = Escriba el código que está junto a esa fecha. Da igual mayúsculas o minúsculas, y el guion.
mail-answer-codes-life = Reiniciar el dispositivo, o cinco intentos fallidos, terminan los códigos. Entonces pídalos otra vez con la nueva hora de arranque.
mail-answer-codes-never = Nadie de nuestra oficina le pedirá nunca estos códigos ni una contraseña.
mail-answer-passwords-type = Inicie sesión en el dispositivo con la contraseña temporal que está junto a esa fecha.
mail-answer-passwords-choose = Elija una contraseña nueva y escríbala dos veces. Antes no se puede hacer nada más.
mail-answer-passwords-never = Nadie de nuestra oficina se las pedirá nunca, ni una contraseña.

# Las respuestas para varios dispositivos.
mail-many =
    { $count ->
        [one] Abajo está la respuesta para uno de sus dispositivos. Funciona una vez, y solo en su propio dispositivo. Quien la tenga y esté ante el dispositivo puede usarla; por eso, no comparta este correo.
       *[other] Abajo están las respuestas para { $count } de sus dispositivos. Cada una funciona una vez, y solo en su propio dispositivo. Quien tenga una y esté ante el dispositivo puede usarla; por eso, no comparta este correo.
    }
mail-many-table = Abajo y en la tabla adjunta están las respuestas para { $count } de sus dispositivos. Cada una funciona una vez, y solo en su propio dispositivo. Quien tenga una y esté ante el dispositivo puede usarla; por eso, no comparta este correo.
mail-many-device = Dispositivo { $position }: { $model }, número de serie { $serial }
mail-many-challenge = Desafío { $challenge }
mail-many-started = Arrancado { $started }
mail-many-file = Archivo de restablecimiento { $file }, adjunto, vale hasta { $until }
mail-many-file-packed = Archivo de restablecimiento { $file }, dentro del adjunto { $archive }, vale hasta { $until }
mail-many-key = Clave:
mail-many-code = Código de seguridad:
mail-many-code-dated = Código de seguridad, mientras el dispositivo muestre { $date }:
mail-many-password = Contraseña temporal:
mail-many-password-dated = Contraseña temporal, mientras el dispositivo muestre { $date }:
mail-many-unlisted = La tabla adjunta tiene estas y { $count } más.
mail-many-missing = Ya no se puede hacer una respuesta para el dispositivo { $position }, { $model }, número de serie { $serial }. Solicítela otra vez.
mail-many-use-title = Cómo usarlas
mail-many-use = En cada dispositivo abra «Forgot password» y compruebe que muestra el número de desafío o la hora de arranque de arriba. Escriba su respuesta, o elija su archivo, y después dos veces una contraseña nueva. Una contraseña temporal se escribe en el lugar de la contraseña. Donde haya una respuesta para cada fecha, tome la de la fecha que muestra el propio dispositivo.
mail-many-unpack = Descomprima primero { $archive } y elija para cada dispositivo el archivo que se nombra arriba. No abra ni cambie los archivos.
mail-many-never = Nadie de nuestra oficina le pedirá nunca ninguna de ellas.
mail-kind-key = Clave
mail-kind-code = Código de seguridad
mail-kind-password = Contraseña temporal
mail-kind-file = Archivo de restablecimiento

# Las columnas de la tabla adjunta.
mail-table-device = dispositivo
mail-table-serial = número de serie
mail-table-model = modelo
mail-table-challenge = desafío
mail-table-started = arrancado
mail-table-answer = respuesta
mail-table-date = fecha del dispositivo
mail-table-type = escriba esto

# La oficina dijo que no.
mail-rejected-subject = Su solicitud { $case } no fue aprobada
mail-rejected-title = No podemos ayudar con esta solicitud
mail-rejected = Nuestra oficina ha mirado su solicitud y no la aprobó. La razón:
mail-rejected-again = Si puede corregir eso, solicítelo otra vez cuando quiera:
mail-rejected-again-button = Solicitar otra vez
mail-rejected-hotline = O diríjase a { $hotline }.

# La oficina pregunta.
mail-question-subject = Una pregunta sobre su solicitud { $case }
mail-question-title = Necesitamos una cosa más de usted
mail-question = Nuestra oficina ha mirado su solicitud y pregunta:
mail-question-answer = Responda aquí:
mail-question-answer-button = Responder a la pregunta
mail-question-alone = La página se abre solo para usted; no pase el enlace a nadie.

# El enlace a la propia solicitud, como lo pidió el interesado; y el mismo enlace en el correo con la respuesta.
mail-link-subject = El enlace a su solicitud { $case }
mail-link-title = El enlace a su solicitud
mail-link = Alguien, muy probablemente usted, pidió un enlace a su solicitud. Muestra cómo va cada dispositivo; allí puede retirar la solicitud, pedir que se envíe la respuesta otra vez a esta dirección o decirnos si funcionó.
mail-link-lead = Ábralo aquí:
mail-link-button = Abrir su solicitud
mail-link-life = El enlace se abre durante { $hours } horas. No lo pase a nadie.
mail-mine = Díganos si la respuesta funcionó, o pida que se le envíe otra vez:
mail-mine-button = Su solicitud

# A la dirección guardada en el dispositivo, cuando se dio una respuesta a otra.
mail-notice-key-subject = Se entregó una clave para su { $model }
mail-notice-key-title = Se entregó una clave para su dispositivo
mail-notice-key = Nuestra oficina aprobó una solicitud para poner una contraseña nueva y envió una clave a la dirección indicada en la solicitud, el { $when }. Quien la tenga y esté ante el dispositivo, o en su red, puede elegir una contraseña nueva.
mail-notice-file-subject = Se entregó un archivo de restablecimiento para su { $model }
mail-notice-file-title = Se entregó un archivo de restablecimiento para su dispositivo
mail-notice-file = Nuestra oficina aprobó una solicitud para poner una contraseña nueva y envió un archivo de restablecimiento a la dirección indicada en la solicitud, el { $when }. Quien lo tenga y esté ante el dispositivo, o en su red, puede elegir una contraseña nueva.
mail-notice-told = Se lo decimos porque esta es la dirección guardada en el dispositivo para emergencias.
mail-notice-not-you = Pida un desafío nuevo en la página «Forgot password» del dispositivo: eso termina enseguida el de arriba. El próximo inicio de sesión en el dispositivo muestra si se puso la contraseña. Después diríjase a { $hotline }.

# Un código que el dispositivo pidió a su correo reservado.
mail-code-subject = Su código para { $model }, desafío { $challenge }
mail-code-title = Un código para una contraseña nueva en su dispositivo
mail-code = Alguien ante su dispositivo, o en su red, pidió poner una contraseña nueva. Quien tenga el código de abajo y esté ante el dispositivo puede hacerlo; por eso, no comparta este correo.
mail-code-heading = El código
mail-code-asked = { $when }, desde la dirección de red { $network }
mail-code-check = Compruebe que el dispositivo muestra el número de desafío { $challenge }. El código sirve solo para ese.
mail-code-type = Escriba el código. Da igual mayúsculas o minúsculas, y el guion.
mail-code-life = El código vale { $hours } horas desde que el dispositivo lo creó. Reiniciar el dispositivo, cambiar su correo reservado o cinco intentos fallidos lo terminan antes.
mail-code-never = Nadie le pedirá nunca este código.
mail-code-not-you = Entonces no comparta este correo: sin el código, la contraseña queda como está. Mire quién estaba ante el dispositivo o en su red a esa hora, y diríjase a { $hotline }.
mail-code-report = Díganoslo, para que durante un día no lleguen más códigos:

# Un código que confirma un correo reservado nuevo.
mail-confirm-subject = Confirme esta dirección para su { $model }
mail-confirm-title = Confirme esta dirección para su dispositivo
mail-confirm = Esta dirección se indicó a un dispositivo como su correo reservado: si alguna vez se olvida su contraseña, se puede enviar un código aquí. Escriba el código de abajo en el dispositivo para mostrar que los correos a esta dirección se leen.
mail-confirm-type = Escríbalo en la página donde se indicó la dirección. Da igual mayúsculas o minúsculas, y el guion. Vale { $hours } horas, mientras no se reinicie el dispositivo, y solo para confirmar esta dirección.
mail-confirm-not-you = Entonces alguien escribió su dirección, quizá por error. No pasa nada mientras no comparta este correo.

# A una dirección que ya no es el correo reservado.
mail-farewell-subject = Se puso otro correo reservado en su { $model }
mail-farewell-title = Se puso otro correo reservado en su dispositivo
mail-farewell = Hasta ahora esta dirección estaba guardada en el dispositivo de abajo para emergencias. Alguien que conocía su contraseña, o que mantuvo pulsado su botón de restablecimiento, ha puesto otra dirección en su lugar, o ninguna, el { $when }. Los códigos para él ya no llegan aquí.
mail-farewell-not-you = Inicie sesión en el dispositivo, cambie su contraseña y ponga otra vez su dirección. Si ya no puede iniciar sesión, diríjase a { $hotline }.
