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

# Cuando nuestro correo no ha llegado, por lo que sabemos.
status-answered-unread = Su solicitud fue respondida por correo.
status-more-wanted-unread = Necesitamos saber algo más y le hemos enviado una pregunta por correo.
status-rejected-unread = Su solicitud fue rechazada; el correo que explica el motivo va dirigido a usted.
status-mail-delayed = Nuestro último correo aún no le ha llegado: el servidor de correo de su dirección no lo acepta por ahora. Lo intentamos una y otra vez durante dos días. Compruebe que su buzón no esté lleno.
status-mail-failed = Nuestro último correo no se pudo entregar a esta dirección. Compruebe que la dirección existe, que el buzón no está lleno y que acepta correos de { $sender }. Después díganos su número de caso para que enviemos el correo otra vez. Si la dirección estaba mal escrita, envíe una solicitud nueva con la correcta.
