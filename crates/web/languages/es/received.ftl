# Después de una solicitud (/request/received).

received-title = Su solicitud ha llegado
received-case = Número de caso
received-challenge = Número de desafío
received-devices = Dispositivos
received-email = La respuesta va a
received-unknown = Su número de caso está en el acuse de recibo que le hemos enviado por correo.
received-now = Qué hacer ahora
received-now-sender = Añada { $sender } a sus contactos. Todos nuestros correos vienen de esa dirección.
received-now-wait = Deje el dispositivo encendido y no le pida otro desafío: uno nuevo hace inútil la respuesta a este.
received-now-no-restart = Tampoco lo reinicie: eso hace inútil un código de seguridad.
received-now-same-number = El correo y el dispositivo deben mostrar el mismo número de desafío.
received-now-spam = ¿No hay correo? Mire en la carpeta de correo no deseado. La página de estado dice cuándo se envió la respuesta.
received-another = Solicitud para otro dispositivo
