# La propia solicitud del interesado, por el enlace de su correo: /mine/….

mine-title = Su solicitud
mine-further = Otros dispositivos

mine-told-question = ¿Funcionó la respuesta?
mine-told-change = ¿Fue de otro modo?
mine-told-yes = Sí, funcionó
mine-told-no = No, no funcionó

mine-again-title = ¿No hay correo con la respuesta?
mine-again-words = Mire primero en la carpeta de correo no deseado. Podemos enviar la respuesta una vez más, a la dirección de correo de su solicitud y a ninguna otra. Un archivo de restablecimiento se hace de nuevo y vale otras 24 horas.
mine-again-button = Enviar la respuesta otra vez

mine-withdraw-title = Retirar
mine-withdraw-words = Nadie responderá a lo que retire, y se avisa a nuestra oficina. Si cambia de idea, envíe una solicitud nueva.
mine-withdraw-not-answered = Lo respondido queda respondido: un correo que ha salido no se puede recuperar.
mine-withdraw-which = Qué dispositivos
mine-withdraw-none-is-all = Si no elige ninguno, se retiran todos los que están abiertos.
mine-withdraw-confirm = Sí, quiero retirarla.
mine-withdraw-confirm-missing = Marque la casilla si de verdad quiere retirarla.
mine-withdraw-button = Retirar la solicitud

# Lo que se acaba de hacer.
mine-done-withdrawn = Retirada. Se avisa a nuestra oficina, y nadie la responderá.
mine-done-nothing-open = Ya no hay nada abierto en esta solicitud, así que no había nada que retirar.
mine-done-again = La respuesta va otra vez en camino a la dirección de correo de su solicitud.
mine-done-too-often = La respuesta se envió otra vez más de una vez en la última hora. Espere una hora, y mire en la carpeta de correo no deseado.
mine-done-nothing-again = No hay nada que se pueda enviar otra vez: el código que mostró su dispositivo ha caducado. Envíe una solicitud nueva.
mine-done-worked = Gracias por decírnoslo.
mine-done-did-not-work = Gracias por decírnoslo. Nuestra oficina lo ve. Si el dispositivo muestra ya otro código, envíe con él una solicitud nueva.

mine-show-title = Enviar una foto de la etiqueta o el comprobante de compra
mine-show-words = Puede acelerar la decisión: nuestro equipo lo revisa antes, y cuenta en cuanto lo acepta.
mine-show-question = Nuestro equipo pregunta:
mine-show-which = Para qué dispositivo
mine-show-all = Para todos
mine-show-text = Unas palabras al respecto, si quiere
mine-show-nothing = Elija una imagen o un PDF.
mine-show-button = Enviar las imágenes
mine-show-closed = La solicitud de este dispositivo ya no está abierta, así que no se añadió nada.
mine-show-full = Ya hay muchísimas imágenes de esta solicitud, así que estas no se añadieron. Escriba qué muestran.
mine-done-shown = Gracias. Nuestro equipo tiene lo que envió; figura abajo.
mine-kept-title = Qué guardamos sobre usted
mine-kept-words = Descargue una copia de esta solicitud: lo que envió, lo que le comunicamos y sus imágenes. La borramos por nuestra cuenta un tiempo después de que termine; también puede borrarla ahora.
mine-copy-button = Descargar mis datos
mine-erase-words = Una vez borrada, nadie podrá consultar nada y este enlace dejará de funcionar. Los correos que haya recibido siguen en su poder. No se puede deshacer.
mine-erase-open = Mientras quede algo abierto en la solicitud, no se puede borrar. Retírela primero o espere la respuesta.
mine-erase-confirm = Sí, quiero que se borre mi solicitud.
mine-erase-confirm-missing = Marque la casilla si de verdad quiere que se borre su solicitud.
mine-erase-button = Borrar mi solicitud
mine-erased-title = Su solicitud está borrada
mine-erased-words = Solo quedan su número, sus fechas, el país, los modelos y el resultado, sin su nombre. Puede cerrar esta página.
mine-done-erase-waits = Todavía hay un correo en camino sobre su solicitud. Vuelva a intentarlo dentro de unos minutos.
mine-done-erase-held = Por ahora hay que conservar su solicitud, por ejemplo a causa de una disputa. Después se borra; pregúntenos si quiere saber más.
mine-done-erase-open = Todavía queda algo abierto en esta solicitud. Retírelo primero y bórrela después.
