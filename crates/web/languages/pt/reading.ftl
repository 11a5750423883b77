# O que se diz de uma imagem, um arquivo ou um código lido: um título e um conselho.

reading-now = Lendo a imagem …
# Um fato: o nome do arquivo guardado.
reading-kept = Arquivo guardado
reading-unchecked = A imagem não pôde ser conferida agora.
reading-unchecked-advice = Ela é enviada com o formulário e conferida então.
reading-too-large = O arquivo é grande demais
reading-too-large-advice = Ele pode ter no máximo 10 MB. Envie uma captura de tela, ou recorte a imagem até o código QR.
reading-gone = A imagem não está mais aqui
reading-gone-advice = Imagens são guardadas por um dia enquanto um formulário está aberto. Escolha-a de novo.
# Título e conselho numa linha, ao lado de um campo.
reading-line = { $title }. { $advice }

# Fatos de um código lido.
reading-serial = Número de série
reading-model = Modelo
reading-challenge = Número do desafio
reading-clock = Data e hora do dispositivo
reading-started = Dispositivo ligado

# O que há com um código lido. Palavras que terminam em -advice dizem o que fazer.
reading-good = O código foi lido e pode ser respondido
reading-good-advice = Compare-o com a etiqueta e com o dispositivo.
reading-other-authority = Este dispositivo é de outro serviço
reading-other-authority-advice = Outro serviço de recuperação cuida deste dispositivo, por isso seu código não pode ser respondido aqui. Pergunte a quem vendeu ou instalou o dispositivo.
reading-key-over = Este dispositivo confia numa chave que expirou
reading-key-over-advice = Este dispositivo ainda confia numa chave deste serviço que expirou, por isso seu código não pode ser respondido. Procure o suporte.
reading-other-way = Este código é para outro caminho
reading-other-way-advice = Este código é para outro caminho de recuperação. Na página “Forgot password” do dispositivo, escolha outro que este serviço ofereça e envie uma imagem do código mostrado lá.
reading-unconfirmed = Este código não pôde ser confirmado
reading-unconfirmed-advice = Este código não pôde ser confirmado. Abra “Forgot password” no dispositivo de novo e envie uma imagem nova; se isso não ajudar, procure o suporte.
reading-already-answered = Este código já foi respondido
reading-already-answered-advice = Este código já foi respondido. Procure o e-mail, também na pasta de spam, ou abra “Forgot password” no dispositivo de novo para obter um código novo.
reading-expired = Este código é antigo demais
reading-expired-advice = Este código é antigo demais: ele vive 72 horas. Abra “Forgot password” no dispositivo de novo, envie uma imagem nova e digite a data que o dispositivo mostra agora.

# Um arquivo ou código que não contém desafio.
reading-missing = Não há nada para ler
reading-missing-advice = Junte uma imagem da página “Forgot password” do dispositivo que mostre o código QR inteiro, ou o arquivo que o dispositivo exportou.
reading-not-ours = Este é outro tipo de código
reading-not-ours-advice = Este não é um código deste serviço. Abra “Forgot password” no dispositivo, escolha “key” (chave) ou “file” (arquivo) e envie uma imagem do código QR mostrado lá.
# { $kind } é uma das mensagens reading-kind abaixo, { $advice } é reading-not-ours-advice.
reading-not-ours-kind = Parece { $kind }. { $advice }
reading-damaged = O código está danificado
reading-damaged-advice = O código foi lido, mas partes dele faltam ou estão erradas. Faça a imagem de novo, nítida e com o código inteiro.
reading-file = O arquivo não pôde ser lido
reading-file-not-text-advice = Não é texto UTF-8. Envie o arquivo como o dispositivo o exportou.
# { $why } é uma das mensagens reading-file-why abaixo.
reading-file-advice = Este arquivo não está como um dispositivo o exporta: { $why }. Exporte-o de novo e envie-o sem mudanças.
reading-file-why-too-large = o arquivo é grande demais para um desafio exportado
reading-file-why-not-xml = o arquivo está danificado: não é XML bem formado
reading-file-why-doctype = o arquivo tem um tipo de documento (DOCTYPE), o que não é permitido
reading-file-why-not-ours = o arquivo é XML, mas não um desafio exportado
reading-file-why-version = o arquivo é de outra versão do protocolo que a versão 1
reading-file-why-content = o que está no arquivo não combina
reading-scanned = O código lido não pode ser usado

# Códigos de outros tipos, para completar “Parece …”.
reading-kind-web-link = um link da web para { $host }
reading-kind-app-download = um download de aplicativo
reading-kind-wifi = um acesso a Wi-Fi
reading-kind-contact = um cartão de contato
reading-kind-otpauth = um segredo de dois fatores
reading-kind-calendar = um compromisso de agenda
reading-kind-mail = um endereço de e-mail
reading-kind-telephone = um número de telefone
reading-kind-place = um lugar num mapa
reading-kind-payment = um pedido de pagamento
reading-kind-home-setup = um código de instalação de casa inteligente
reading-kind-device-serial = uma etiqueta com número de série
reading-kind-plain-text = um texto simples

# Imagens em que nenhum código pôde ser lido.
reading-unusable = Este arquivo não pode ser usado
reading-picture-too-large = A imagem é grande demais
reading-several = Há mais de um código
reading-unread = O código não pôde ser lido
reading-empty-advice = O arquivo está vazio. Escolha a imagem de novo, ou faça uma nova.
reading-not-a-picture-advice = Este arquivo não é uma imagem. Envie uma foto ou captura de tela em JPEG, PNG ou WebP.
# { $name } é o nome de um tipo de arquivo, como HEIC ou PDF, em inglês com artigo.
reading-wrong-type-advice = Este arquivo ({ $name }) não pode ser lido aqui. Envie uma foto ou captura de tela em JPEG, PNG ou WebP.
reading-too-many-bytes-advice = O arquivo é grande demais: { $size } MB, e no máximo { $most } MB podem ser lidos. Recorte a imagem até o código QR, ou envie uma captura de tela.
reading-too-many-pixels-advice = A imagem é grande demais: { $width } por { $height } pixels. Recorte-a até o código QR, ou envie uma captura de tela.
reading-damaged-picture-advice = A imagem está danificada ou não foi enviada inteira. Escolha-a de novo, ou faça uma nova.
reading-no-code-advice = Nenhum código QR foi encontrado na imagem. Faça-a de modo que o código QR inteiro ocupe cerca de metade.
reading-blurred-advice = A imagem está borrada demais para ler o código QR. Não se mexa, espere a câmera focar e faça-a de novo.
reading-too-small-advice = O código QR é pequeno demais na imagem. Chegue mais perto até que ele ocupe cerca de metade da imagem.
reading-cut-off-advice = O código QR está cortado na borda da imagem. Afaste-se até que a borda branca em volta do código QR apareça.
reading-too-dark-advice = A imagem está escura, ou clara, demais para ler um código QR. Acenda uma luz, aumente o brilho da tela e faça-a de novo.
reading-glare-advice = O código QR foi encontrado, mas um reflexo esconde uma parte. Evite reflexos: desligue o flash e segure o celular um pouco de lado.
reading-obscured-advice = O código QR foi encontrado, mas uma parte está escondida ou danificada. Não deixe nada cobrir o código, segure o celular bem de frente e faça a imagem de novo.
reading-several-advice = A imagem mostra { $count } códigos QR de dispositivos diferentes. Faça uma imagem com o código de um só dispositivo.
reading-foreign-advice = O código QR da imagem não é da página de recuperação de um dispositivo. Abra “Forgot password” no dispositivo e fotografe o código QR mostrado lá.

reading-no-room = Não havia espaço para o arquivo agora
reading-no-room-advice = Muitas pessoas estão enviando arquivos. O que você digitou continua aqui: espere meio minuto, escolha o arquivo de novo e envie.
