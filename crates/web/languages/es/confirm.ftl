# El dueño de una dirección dice que nuestros correos le llegan: /confirm/…, y una línea en /request/received.

confirm-title = Confirme su dirección
confirm-question = ¿Quiere recibir correos sobre sus solicitudes en { $email }?
# $hourly es un número.
confirm-why = Hasta que esto se confirme, enviamos como máximo { $hourly } correos por hora a una dirección, para que nadie pueda llenar el buzón de otra persona. No se pierde nada: lo que no cabe espera, y la página de estado dice cómo va cada solicitud.
confirm-yes = Sí, envíenme correos aquí
confirm-not-you = ¿No ha pedido nada? Entonces cierre esta página. Nadie puede leer sus correos con este enlace.
confirm-done-title = Gracias
confirm-done = La dirección { $email } está confirmada. Los correos que retuvimos para ella salen ahora, desde { $sender }.
# Después de una solicitud. $hourly es un número.
confirm-few-mails = Enviamos como máximo { $hourly } correos por hora a una dirección hasta que se confirme con el enlace de un acuse de recibo. Lo que no cabe espera y no se pierde.
