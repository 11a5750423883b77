draft-found = Você começou a preencher este formulário aqui e não o enviou.
draft-continue = Continuar de onde parou
draft-drop = Começar de novo
draft-help = O que você digita também fica guardado neste navegador por três dias, até o envio; imagens, nunca.
