# A primeira página, e como fazer uma imagem (/, /help/picture).

home-title = Redefinir a senha de um dispositivo
home-heading = Não consegue entrar no seu dispositivo?
home-lead = Ajudamos donos de gravadores, câmeras e controladores de acesso a definir uma senha nova. Configurações e gravações ficam como estão.

# Três portas: um título e uma frase cada.
home-ask = Pedir uma redefinição
home-ask-words = Um formulário e uma imagem da página “Forgot password” (senha esquecida) do dispositivo. A chave chega por e-mail.
home-bulk = Muitos dispositivos de uma vez
home-bulk-words = Preencha uma lista, veja os erros antes que algo seja enviado e junte todas as imagens.
home-status = Consultar um pedido
home-status-words = Veja como está, com o número de série e o endereço de e-mail que você informou.

# Uma lista; { $lead } é o começo em negrito de cada linha.
home-needed = O que você precisa antes de começar
home-needed-device = { $lead } Você está ao lado dele ou na rede dele. Abra “Forgot password” na página de entrada ou na tela: aparece um código QR.
home-needed-device-lead = O dispositivo, ligado.
# { $help } é um link, “Como fazer uma boa imagem”.
home-needed-picture = { $lead } O melhor é uma captura de tela; uma foto nítida também serve. { $help }
home-needed-picture-lead = Uma imagem dessa página.
home-needed-label = { $lead } do dispositivo, para o número de série ({ $length } caracteres) e o modelo.
home-needed-label-lead = A etiqueta branca
home-needed-date = { $lead } Ela pode ser diferente da de hoje.
home-needed-date-lead = A data que o próprio dispositivo mostra.
home-needed-place = { $lead } e um endereço de e-mail que você possa ler agora.
home-needed-place-lead = Onde o dispositivo foi comprado,

home-then = O que acontece depois
home-then-receipt = Você recebe logo um número de caso, e um aviso de recebimento por e-mail de { $sender }.
home-then-review = Uma pessoa do nosso atendimento compara seu pedido com o que sabemos do dispositivo.
home-then-key = Você recebe por e-mail uma chave de oito caracteres, digita-a no dispositivo e escolhe lá uma senha nova. Ninguém aqui fica sabendo essa senha.
home-other = Outro tipo de dispositivo? Procure { $hotline }.

# “Forgot password” é o nome da página do próprio dispositivo, em inglês na maioria.
help-title = Como fazer uma boa imagem
help-lead = Abra “Forgot password” (senha esquecida) no dispositivo. A página mostra um código QR; a imagem deve mostrá-lo inteiro e nítido. Uma captura de tela é melhor que qualquer foto, e um arquivo XML exportado não precisa de imagem.
help-good = Bom
help-bad = Ruim
help-good-screenshot = Uma captura de tela
help-good-screenshot-words = A página como ela é, com o código inteiro. Nada é mais nítido.
help-good-photo = Uma foto de perto
help-good-photo-words = Bem de frente; o código, com sua borda branca, ocupa metade da imagem.
help-bad-far = Longe demais
help-bad-far-words = Chegue mais perto até que o código ocupe metade da imagem.
help-bad-blurred = Borrada
help-bad-blurred-words = Não se mexa e espere a câmera focar.
help-bad-cut = Cortada
help-bad-cut-words = Os quatro cantos e a borda branca devem aparecer.
help-bad-glare = Um reflexo
help-bad-glare-words = Apague a lâmpada ou vá um pouco para o lado.
help-taken = O que é aceito
help-taken-kinds = Imagens PNG, JPEG ou WebP, ou o arquivo XML que o dispositivo exporta
help-taken-one = O código de um só dispositivo em cada imagem
help-taken-size = No máximo 10 MB. Uma captura só da página é bem menor
help-taken-heic = Celulares que salvam HEIC: ponha a câmera em “mais compatível”, ou envie uma captura de tela da foto
