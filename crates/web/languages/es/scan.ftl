# Un código escaneado con un teléfono (/c/…), y el correo a la dirección guardada en el dispositivo (/email-code).

scan-form = Rellenar el formulario con una imagen
scan-stuck = ¿No puede seguir? Diríjase a { $hotline }.

scan-mail = Recibir un código por correo
scan-mail-lead = Un código para una contraseña nueva va a la dirección de correo guardada en este dispositivo, y a nadie más.
scan-mail-button = Enviar el código
scan-mail-again = Enviar el mismo código otra vez
scan-mailed = Mire en el buzón reservado
scan-mailed-lead = Si este dispositivo se conoce aquí, un código va de camino a la dirección de correo guardada en él. El dispositivo muestra una parte de esa dirección.
scan-mailed-open = Abra el correo de { $sender }. ¿No llega en unos minutos? Mire en la carpeta de correo no deseado.
scan-mailed-check = Compruebe que el correo y el dispositivo muestran el mismo número de desafío, { $number }.
scan-mailed-type = Escriba el código en el dispositivo, con una contraseña nueva. Vale 48 horas, hasta que se reinicie el dispositivo.
scan-mailed-late = En este momento los correos salen con retraso. El suyo está guardado y sale en cuanto nuestro servidor de correo vuelva a funcionar; no hace falta pedirlo otra vez.
scan-model = Modelo
scan-serial = Número de serie
scan-challenge = Desafío
scan-made = Creado
scan-made-at = { $time }, según el reloj del dispositivo

scan-elsewhere = Este código no se puede responder aquí
scan-not-for-phones = Este código no es para un teléfono
scan-not-for-phones-advice = Un dispositivo lo envía por sí mismo. Abra «Forgot password» (contraseña olvidada) en el dispositivo y escanee el código que hay allí.
scan-expired = Este código es demasiado antiguo
scan-expired-advice = Un código para el correo vive 48 horas. Abra de nuevo «Forgot password» (contraseña olvidada) en el dispositivo y escanee el código que muestra.
scan-not-mailed = Este servicio no envía códigos por correo
scan-not-mailed-advice = Aquí no se dan códigos por correo. En la página «Forgot password» del dispositivo elija otra manera y escanee o envíe el código que aparezca allí.
scan-unconfirmed = No se pudo confirmar este código
scan-unconfirmed-advice = El servicio no conoce este dispositivo, o el código se alteró por el camino. Abra de nuevo «Forgot password» en el dispositivo y escanee el código nuevo; si no sirve, elija allí otra manera o diríjase a la línea de asistencia.
scan-to = Adónde
