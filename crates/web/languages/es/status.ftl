# Cómo va una solicitud: /status.

status-title = Consultar el estado
status-lead = Indique el número de serie del dispositivo y la dirección de correo de su solicitud.
status-serial = Número de serie
status-serial-missing = Escriba el número de serie.
status-email = Dirección de correo
status-email-help = La que indicó en la solicitud.
status-email-missing = Escriba la dirección de correo de su solicitud.
status-key-never-here = La clave nunca se muestra aquí: va solo a su dirección de correo, desde { $sender }.

status-case = Número de caso
status-since = Desde
status-another = Consultar otra

status-unknown-title = No hay nada que mostrar
status-unknown-words = No tenemos ninguna solicitud con este número de serie y esta dirección de correo. Compare ambos con el acuse de recibo que le enviamos, y búsquelo también en la carpeta de correo no deseado.

# Las etapas de una solicitud.
status-in-review-title = En revisión
status-in-review-words = Su solicitud se ha recibido y espera revisión.
status-in-review-late = Su solicitud espera revisión. Vamos más tarde de lo que prometimos, y lo sentimos; no está olvidada.
status-more-wanted-title = Tenemos una pregunta
status-more-wanted-words = Necesitamos saber más. Siga el enlace del correo que le enviamos; mire también en la carpeta de correo no deseado.
status-answered-title = Respondida
status-answered-key = Se envió una clave a su dirección de correo el { $since }. Si no encuentra el correo, mire en la carpeta de correo no deseado.
status-answered-file = Se envió un archivo de restablecimiento a su dirección de correo el { $since }. Si no encuentra el correo, mire en la carpeta de correo no deseado.
status-answered-security-code = Se enviaron códigos de seguridad a su dirección de correo el { $since }. Si no encuentra el correo, mire en la carpeta de correo no deseado.
status-answered-temporary-password = Se enviaron contraseñas temporales a su dirección de correo el { $since }. Si no encuentra el correo, mire en la carpeta de correo no deseado.
status-rejected-title = No aprobada
status-rejected-words = Su solicitud fue rechazada; el correo que le enviamos dice por qué.
status-withdrawn-title = Retirada
status-withdrawn-words = Usted ha retirado esta solicitud.

# El camino de una solicitud, paso a paso.
status-steps = El camino de su solicitud
status-step-done = hecho
status-step-received = Recibida
status-step-review = En revisión
status-step-more = Falta algo
status-step-answered = Respondida
status-step-used = Usada
status-step-not-used = No funcionó
status-step-rejected = No aprobada
status-step-withdrawn = Retirada

# Lo que ocurrió, cada cosa con su hora.
status-event-received = Recibimos su solicitud.
status-event-asked = Le pedimos más por correo.
status-event-replied = Recibimos lo que envió.
status-event-answered = Enviamos la respuesta por correo.
status-event-rejected = Rechazamos la solicitud y le dijimos por qué por correo.
status-event-withdrawn = Usted retiró la solicitud.
status-event-worked = Usted nos dijo que la respuesta funcionó.
status-event-did-not-work = Usted nos dijo que la respuesta no funcionó.

# Cuánto dura lo que hay.
status-lasts-challenge = El código que muestra su dispositivo se puede responder hasta { $time }. Después necesita uno nuevo.
status-lasts-challenge-over = El código que mostró su dispositivo es demasiado viejo para responderlo. Abra «Forgot password» en el dispositivo otra vez y envíe una solicitud nueva.
status-lasts-key = La clave funciona una vez, mientras el dispositivo no haya estado encendido más de { $hours } horas desde que mostró el código.
status-lasts-file = El archivo de restablecimiento funciona una vez, hasta { $time }.
status-lasts-file-over = El tiempo del archivo de restablecimiento ha pasado. Puede pedir que se le envíe otra vez, o enviar una solicitud nueva.
status-lasts-date = La respuesta funciona solo mientras el propio dispositivo muestre { $date }.
status-lasts-dates = Cada respuesta funciona solo mientras el propio dispositivo muestre su fecha, desde { $first } hasta { $last }.

# El correo con la respuesta.
status-mail-on-its-way = El correo con la respuesta va en camino.
status-mail-given-up = El correo con la respuesta no se pudo entregar a su dirección de correo. Compruebe la dirección con su proveedor de correo y pida que se le envíe la respuesta otra vez, o envíe una solicitud nueva con otra dirección.

# Cuántos dispositivos de una solicitud están en cada punto.
status-whole = La solicitud entera
status-counts = Dispositivos: { $total }; abiertos: { $open }, respondidos: { $answered }, terminados: { $ended }

# Lo que la aceleraría.
status-speed-title = Lo que la aceleraría
status-speed-question = Responda a nuestra pregunta: el enlace está en el correo que le enviamos.
status-speed-dated = Los códigos y contraseñas para una fecha los puede solicitar cualquiera que haya leído la etiqueta, así que los miramos más tiempo. Si su dispositivo ofrece una clave o un archivo de restablecimiento, una solicitud con el código que muestra se decide antes.
status-speed-place = Indique el lugar de compra tal como está en la factura, y el modelo y el número de serie tal como están en la etiqueta.

# El enlace a la propia solicitud.
status-link-title = Enviar una foto de la etiqueta, retirar la solicitud, pedir que se envíe la respuesta otra vez o decirnos si funcionó
status-link-words = Para eso enviamos un enlace a la dirección de correo de la solicitud: así no puede hacerlo nadie más.
status-link-button = Enviarme el enlace por correo
status-link-sent = Si hay una solicitud con este número de serie y esta dirección de correo, un correo con un enlace va en camino a ella. Se envían tres por hora como máximo. Mire también en la carpeta de correo no deseado.

# Cuando nuestro correo no ha llegado, por lo que sabemos.
status-answered-unread = Su solicitud fue respondida por correo.
status-more-wanted-unread = Necesitamos saber algo más y le hemos enviado una pregunta por correo.
status-rejected-unread = Su solicitud fue rechazada; el correo que explica el motivo va dirigido a usted.
status-mail-delayed = Nuestro último correo aún no le ha llegado: el servidor de correo de su dirección no lo acepta por ahora. Lo intentamos una y otra vez durante dos días. Compruebe que su buzón no esté lleno.
status-mail-failed = Nuestro último correo no se pudo entregar a esta dirección. Compruebe que la dirección existe, que el buzón no está lleno y que acepta correos de { $sender }. Después díganos su número de caso para que enviemos el correo otra vez. Si la dirección estaba mal escrita, envíe una solicitud nueva con la correcta.

status-event-shown = Usted envió imágenes.
status-speed-show = Envíe una foto de la etiqueta o el comprobante de compra: pida que se le envíe por correo el enlace de abajo.
