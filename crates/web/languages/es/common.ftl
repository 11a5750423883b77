# Lo que dice cada página: el marco, los campos, el recuadro sobre un formulario con errores.

common-skip = Ir al contenido
common-main = Principal
common-languages = Idioma
common-choose = Elija, por favor
common-error = Error:
common-show = Mostrar
common-attention =
    { $count ->
        [one] Un dato necesita su atención
       *[other] { $count } datos necesitan su atención
    }

# Los enlaces en lo alto de cada página.
common-nav-request = Solicitar restablecimiento
common-nav-scan = Escanear
common-nav-status = Consultar el estado
common-nav-help = Ayuda con la imagen

# Una página que dice qué salió mal.
common-fault-home = A la primera página
common-fault-number = Número de esta llamada: { $number }
