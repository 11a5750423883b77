# Imágenes que muestran más que un código: etiqueta, comprobante de compra, fecha (/more/…).

evidence-label = Una foto de la etiqueta
evidence-label-help = La etiqueta blanca con el número de serie, casi siempre debajo o detrás del equipo, de cerca y nítida.
evidence-proof = El comprobante de compra
evidence-proof-help = Una factura, un recibo o un albarán: una foto o un PDF de cinco páginas como máximo.
evidence-date = Una foto de la fecha en el equipo
evidence-date-help = La pantalla del propio equipo, con la fecha que muestra.
evidence-picture = Otra imagen, si ayuda
evidence-formats-pdf = PNG, JPEG, WebP o PDF, 10 MB como máximo.
evidence-privacy = Solo nuestro personal ve lo que usted envía. Guardamos únicamente la imagen, sin el lugar ni la cámara que un teléfono escribe en ella, y bajo llave.
evidence-sent = Lo que usted ha enviado
evidence-sent-label = Foto de la etiqueta
evidence-sent-proof = Comprobante de compra
evidence-sent-date = Foto de la fecha
evidence-sent-other = Imagen

evidence-pdf = Este PDF no se puede usar
evidence-pdf-locked = Tiene contraseña. Envíelo sin ella, o una foto del documento.
evidence-pdf-too-long = Tiene más de 5 páginas. Envíe solo la página que muestra la compra.
evidence-pdf-unreadable = No se pudo leer. Envíe en su lugar una foto del documento.

evidence-more = Una foto de la etiqueta y similares
evidence-more-why = Lo que muestre aquí nos ayuda a decidir antes. Deje en blanco lo que no esté marcado como necesario.
evidence-sometimes = Algunas solicitudes la necesitan; entonces se lo decimos.
evidence-too-many = Son más de { $most } imágenes; las páginas de un PDF cuentan. Envíe las que mejor lo muestren.
evidence-choose-again = Elija esto otra vez: de un formulario con un error no se conserva ningún archivo.
evidence-waits = aún sin revisar
evidence-fits = aceptado
evidence-unfit = no lo muestra; envíe otra
