draft-found = Usted empezó a rellenar este formulario aquí y no lo envió.
draft-continue = Continuar donde lo dejó
draft-drop = Empezar de nuevo
draft-help = Lo que escribe se guarda también en este navegador durante tres días, hasta que lo envíe; las imágenes nunca.
