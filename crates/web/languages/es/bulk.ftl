# Muchos dispositivos a la vez: una lista en una hoja de cálculo (/bulk).

bulk-title = Muchos dispositivos a la vez
bulk-lead = Rellene una lista, vea qué está mal antes de que se envíe nada, añada las imágenes y envíe una sola solicitud para todos.
bulk-fill = 1. Rellene la plantilla
# { $template } es un enlace.
bulk-template = { $template }, con listas desplegables y una hoja que dice cómo hacerlo.
bulk-template-link = Plantilla para Excel y LibreOffice (.xlsx)
bulk-headings = { $template }, para quienes hacen sus listas con un programa.
bulk-headings-link = Solo los encabezados (.csv)
bulk-most = 10.000 dispositivos como máximo en una lista.
bulk-asked = Qué más miramos de cada dispositivo de la lista:
bulk-asked-required = { $what }: necesario
bulk-asked-sometimes = { $what }: necesario para algunas respuestas o países; la página siguiente se lo dice
bulk-asked-welcome = { $what }: ayuda
bulk-choose = 2. Elija su lista
bulk-check = Comprobar la lista
bulk-nothing-sent = Todavía no se envía nada. Lo que elija aquí se guarda un día y después se olvida.
bulk-file = Su lista
bulk-file-help = Una hoja de cálculo (.xlsx, .xls, .ods) o texto con separadores (.csv), 10 MB como máximo. Sin macros.

bulk-list = Su lista de dispositivos
bulk-list-devices = Dispositivos
bulk-list-ready = Listos para enviar
bulk-list-faulty = Con errores
bulk-list-waiting = Sin su imagen
bulk-list-lacking = Sin lo que necesitamos ver
bulk-list-kept = Esta página se guarda un día. Anote su dirección si quiere volver a ella; quien tenga la dirección puede ver la lista.
bulk-faults = Qué está mal
# Cómo se llama la tabla de errores para quienes escuchan la página.
bulk-faults-table = Errores
bulk-faults-row = Fila
bulk-faults-column = Columna
bulk-faults-what = Qué está mal
bulk-faults-page = Página { $page } de { $pages }.
bulk-faults-earlier = Errores anteriores
bulk-faults-further = Más errores
bulk-faults-take = { $file }: cada una dice qué tiene mal. Corríjalas allí y envíe ese archivo; sus filas buenas se quedan aquí.
bulk-faults-take-link = Las filas con errores (.xlsx)
bulk-corrected = Las filas corregidas
bulk-corrected-help = Ocupan el lugar de todas las filas con errores. Las filas buenas quedan como están.
bulk-corrected-check = Comprobar las filas corregidas

bulk-pictures = Imágenes
bulk-pictures-attached = Dispositivos que tienen su imagen: { $attached } de { $needing }.
bulk-pictures-progress = Dispositivos con su imagen
bulk-pictures-lead = Envíe las imágenes de las páginas «Forgot password» (contraseña olvidada) de los dispositivos, o los archivos XML que ofrecen. Cada una encuentra su fila por el número de serie de su código; los nombres no importan. { $help }
bulk-pictures-field = Imágenes o archivos exportados
bulk-pictures-help = PNG, JPEG, WebP o XML, tantos a la vez como quiera, o un zip con ellos; 60 MB en cada envío.
bulk-pictures-add = Añadir las imágenes
bulk-pictures-sent = Sus archivos
bulk-pictures-found = Archivos que han encontrado su fila: { $count }.
bulk-pictures-others = Estos no
bulk-more = y { $count } más
bulk-missing = Dispositivos que aún necesitan una imagen ({ $count })
bulk-missing-row = Fila { $row }: { $serial }

bulk-shown = Fotos de etiquetas y similares
bulk-shown-lead = Tantos a la vez como quiera, o en un zip. El nombre de cada archivo debe contener el número de serie de su dispositivo, por ejemplo { $example }. Un comprobante de compra sin número de serie en su nombre vale para toda la lista.
bulk-shown-add = Añadir estos archivos
bulk-shown-required = Necesario para cada dispositivo de esta lista que pida una respuesta así.
bulk-shown-rows = { $count ->
    [one] Está para { $count } dispositivo, con archivos propios.
   *[other] Está para { $count } dispositivos, con archivos propios.
    }
bulk-shown-all = Está para toda la lista.
bulk-shown-no-row = Su nombre no contiene el número de serie de ninguna fila correcta. Ponga el número de serie en el nombre del archivo.
bulk-shown-again = No quedó tiempo para él en este envío. Envíelo otra vez.
bulk-lacking = Dispositivos de los que falta algo necesario ({ $count })
bulk-lacking-row = Fila { $row }: { $serial }: { $what }
# Por qué un archivo no ha encontrado su fila.
bulk-picture-archive = El archivo comprimido
bulk-picture-too-large = Ocupa más de 10 MB, o está dañado.
bulk-picture-too-many = En un envío solo se miran { $most } imágenes. Envíelo otra vez.
bulk-picture-not-needed = Es de la fila { $row }, cuya respuesta no necesita imagen.
bulk-picture-other-answer = Es de la fila { $row }, pero el dispositivo pide otra respuesta que la fila: «{ $answer }». Corrija la fila.
bulk-picture-no-row = Es del dispositivo { $serial }, que no está en ninguna fila buena de su lista.

bulk-leave-out = Dejar fuera las filas que no están listas ({ $count }) y enviar las demás
bulk-not-ready = Algunas filas no están listas. Corríjalas, añada sus imágenes y lo que necesitamos ver, u omítalas.
bulk-sent-for = Se envía para { $ready } de { $total } filas. Forman una solicitud con un número de caso; cada dispositivo se decide por separado.

bulk-received = Su solicitud se ha recibido
bulk-received-lead = Se abrió el caso { $case } para { $devices } dispositivos. Las respuestas van a { $email }.
bulk-left-out = Estos quedaron fuera
bulk-left-out-row = Fila { $row }, { $serial }: { $why }
bulk-left-out-again = Solicítelos otra vez, cada uno con una imagen nueva.

# La plantilla: un libro con dos hojas. Los nombres de las hojas tienen 31 caracteres como máximo, y ninguno de : \ / ? * [ ]
bulk-sheet-devices = Dispositivos
bulk-sheet-how = Cómo rellenar esto
bulk-sheet-how-rows = Una fila por dispositivo, en la hoja «{ $sheet }». Conserve los encabezados; su orden no importa.
bulk-sheet-how-text = Los números de serie y de modelo son texto. Una hoja de cálculo que toma un número de serie por un número pierde los ceros iniciales y las últimas cifras; estas columnas tienen formato para que eso no pase.
bulk-sheet-how-common = La dirección de correo, el país y el lugar de compra son los mismos para todos los dispositivos. Se escriben una vez en la página.
bulk-sheet-how-save = Guarde el archivo y elíjalo en la página. Allí se enumera cada fila con un error, y las demás no se pierden.
bulk-sheet-head-column = Columna
bulk-sheet-head-needed = Necesario
bulk-sheet-head-what = Qué va allí
bulk-sheet-head-example = Ejemplo u opciones
bulk-sheet-yes = sí
bulk-sheet-not-always = no siempre
bulk-sheet-wrong = Qué está mal
bulk-sheet-row = Fila de su lista

# Los encabezados de las columnas: cortos, y cada uno distinto de los demás. Se leen listas con encabezados en cualquier idioma.
column-serial = Número de serie
column-serial-help = De la etiqueta blanca del dispositivo, junto a «S/N». La columna debe tener formato de texto, o se pierden ceros iniciales y cifras.
column-model = Número de modelo
column-model-help = De la misma etiqueta blanca.
column-category = Categoría del producto
column-category-help = Elija de la lista.
column-date = Fecha del dispositivo
column-date-help = La fecha que muestra ahora el propio dispositivo, aunque esté mal: una respuesta hecha para otra fecha no funciona.
column-answer = Respuesta deseada
column-answer-help = Lo que pide la página «Forgot password» del dispositivo. Elija de la lista.
column-started = Hora de arranque
column-started-help = Solo para un código de seguridad: la hora de arranque de la página «Forgot password», como 2026-11-21 09:05:00.

