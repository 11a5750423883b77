# O que está errado no que foi digitado: uma frase ao lado do campo. Os finais dos nomes são também palavras de REST.

fault-no-device = Adicione um dispositivo.
fault-serial-twice = Este número de série já está no pedido, no dispositivo { $device }.
fault-other-answer = O código da imagem pede outra resposta: “{ $answer }”. Escolha essa.
fault-email-empty = Digite o seu endereço de e-mail.
fault-email-not-plain = Isto não pode ser um endereço de e-mail: só são aceitos letras, dígitos e sinais simples, sem espaços.
fault-email-no-at = Isto não pode ser um endereço de e-mail: falta o @.
fault-email-several-ats = Isto não pode ser um endereço de e-mail: há mais de um @.
fault-email-local = Isto não pode ser um endereço de e-mail: a parte antes do @ não pode estar certa.
fault-email-domain = Isto não pode ser um endereço de e-mail: a parte depois do @ não pode estar certa.
fault-email-too-long = Isto não pode ser um endereço de e-mail: são aceitos no máximo 254 caracteres.
fault-country-missing = Escolha o país em que o dispositivo é usado.
# { $service } é o nome do serviço do fabricante.
fault-country-closed = { $service } não presta serviço para dispositivos usados neste país: { $country }.
fault-place-missing = Digite onde o dispositivo foi comprado.
fault-business-missing = Escolha seu tipo de atividade.
fault-category-missing = Escolha a categoria do produto.
fault-category-elsewhere = Este formulário não atende esses produtos. Procure { $hotline }.
fault-model-missing = Digite o número do modelo que está na etiqueta branca.
fault-model-too-long = Isto não é um número de modelo: são aceitos no máximo { $most } caracteres.
fault-model-character = Isto não é um número de modelo: o caractere “{ $character }” não pode aparecer aqui.
fault-date-missing = Digite a data que o dispositivo mostra; pode ser diferente da de hoje.
# O exemplo de data deve ficar igual em todos os idiomas.
fault-date-none = A data “{ $typed }” não existe. Escreva-a como 2026-11-21.
fault-date-absurd = Um dispositivo não pode mostrar a data { $date }. Leia-a de novo no dispositivo.
fault-answer-missing = Escolha a resposta que o dispositivo pede. Há: { $answers }.
fault-serial-differs = Você digitou { $typed }, mas o código da imagem é do dispositivo { $shown }. Corrija o que estiver errado.
fault-declaration-missing = Confirme isto; sem isso o pedido não pode ser aceito.
fault-started-missing = Digite a hora de início que o dispositivo mostra na página “Forgot password”.
fault-started-none = A hora “{ $typed }” não existe. Escreva-a como 2026-11-21 09:05:00.
fault-serial-missing = Digite o número de série que está na etiqueta branca.
fault-serial-space = Um número de série não contém espaço; compare-o com a etiqueta branca.
fault-serial-control = Um número de série não contém caractere de controle; compare-o com a etiqueta branca.
fault-serial-character = Um número de série não contém “{ $character }”; compare-o com a etiqueta branca.
fault-serial-length = Um número de série tem { $wanted } caracteres; este tem { $length }. Ele está na etiqueta branca.
fault-serial-too-often = Houve muitos pedidos para este número de série ultimamente. Espere a resposta a eles, ou procure { $hotline }.
fault-text-empty = Escreva algo aqui.
fault-text-too-long = É longo demais: cabem no máximo { $most } caracteres, e isto tem { $length }.
fault-text-control = Contém um caractere de controle ou uma quebra de linha; digite de novo numa só linha.

# Nas células de uma planilha.
fault-cell-error = A planilha tem um erro aqui ({ $error }). Digite o próprio valor.
fault-cell-too-long = É longo demais.
fault-cell-truth = A planilha tem um sim ou não aqui. Ponha a coluna em formato de texto.
fault-cell-serial-spoilt = A planilha transformou este número de série no número { $number }, e dígitos ou zeros à esquerda podem ter se perdido. Ponha a coluna em formato de texto e digite-o de novo.
fault-cell-model-spoilt = A planilha transformou este número de modelo no número { $number }, e dígitos ou zeros à esquerda podem ter se perdido. Ponha a coluna em formato de texto e digite-o de novo.
fault-cell-number-for-date = Isto é o número { $number }, não uma data. Ponha a coluna em formato de data, ou escreva-a como 2026-11-21.
fault-cell-turned-into-date = A planilha transformou isto na data { $date }. Ponha a coluna em formato de texto e digite de novo.
fault-date-ambiguous = “{ $typed }” pode ser duas datas. Escreva ano, mês e dia: 2026-11-21.
fault-date-short-year = O ano de “{ $typed }” precisa de quatro dígitos. Escreva como 2026-11-21.
fault-row-twice = Este número de série já está na linha { $row }.
fault-row-twice-in-list = Este número de série já está na linha { $row } da sua lista.
fault-row-too-many-columns = Esta linha tem mais colunas do que uma lista assim pode ter.
fault-row-quotes = Há aspas fora do lugar nesta linha, e não se podem separar as células.

# Planilhas que não são aceitas.
fault-sheet-no-headings = Não há linha de títulos na primeira folha. Ela precisa das colunas { $columns }. Copie sua lista para o modelo.
fault-sheet-missing = A folha não tem coluna para: { $columns }. Use os títulos do modelo.
fault-sheet-twice = A folha tem duas colunas para “{ $column }”. Apague uma delas.
fault-sheet-no-devices = Não há dispositivos abaixo dos títulos.
fault-sheet-too-many = A lista tem mais de { $most } dispositivos. Divida-a.
fault-sheet-too-many-together = Junto com as linhas boas são mais de { $most } dispositivos. Divida a lista.
fault-file-missing = Escolha primeiro um arquivo.
fault-file-over-10-mb = O arquivo tem mais de 10 MB. Divida a lista.
fault-file-empty = O arquivo está vazio: não há nele nenhuma folha com algo nas células.
fault-file-too-many-bytes = O arquivo é grande demais: são aceitos no máximo { $most } MB. Divida a lista.
fault-file-bomb = O arquivo se descompacta em muito mais do que uma lista de dispositivos pode precisar. Copie a lista para uma planilha nova e vazia, e envie essa.
fault-file-too-much-text = O arquivo contém mais texto do que uma lista de dispositivos pode precisar. Divida a lista.
fault-file-too-many-rows = A lista tem mais de { $most } linhas. Divida-a.
fault-file-macros = O arquivo contém macros, que não são aceitas. Salve-o como .xlsx, sem macros.
fault-file-password = O arquivo está protegido por senha. Tire a senha e salve-o de novo.
fault-file-doctype = O arquivo tem um tipo de documento (DOCTYPE), que nenhum programa de planilhas escreve. Ele não é aceito.
fault-file-two-kinds = O arquivo é de dois tipos ao mesmo tempo. Salve-o de novo no seu programa de planilhas.
fault-file-binary = Esta é uma pasta de trabalho binária (.xlsb). Salve-a como .xlsx.
fault-file-too-old = O arquivo está num formato anterior a 1997. Salve-o como .xlsx.
# { $kind }: fault-kind …
fault-file-foreign = Isto não é uma planilha ({ $kind }). Envie .xlsx, .xls, .ods ou .csv.
fault-file-damaged = O arquivo está danificado. Abra-o no seu programa de planilhas, salve-o de novo e envie esse.

# Páginas que dizem que algo não funcionou: um título, e o que fazer.
fault-page-not-found = Essa página não existe
fault-page-not-found-words = Confira o endereço, ou comece de novo na primeira página.
fault-page-did-not-work = Isso não funcionou
fault-page-method-words = Este endereço aceita outro tipo de chamada.
fault-page-what-was-sent-words = O que foi enviado não é o que esta página aceita. Volte e tente de novo.
fault-page-not-the-form-words = Isto não é o formulário.
fault-page-not-utf8-words = O formulário não é texto UTF-8.
fault-page-cut-off-words = O formulário foi cortado no caminho. Envie-o de novo.
fault-page-elsewhere = Isto veio de outro lugar
fault-page-elsewhere-words = O passo foi começado em outro site, ou numa página muito antiga. Abra a página aqui de novo e repita o passo.
fault-page-ended = Este link não vale mais
fault-page-ended-words = Ele já foi usado, ou seu tempo passou. O e-mail mais novo tem o link mais novo.
fault-page-list-gone = Esta lista não está mais guardada
fault-page-list-gone-words = Uma lista é guardada por um dia, e só até ser enviada. Escolha o arquivo outra vez ou confira o endereço.
fault-page-stale = Este formulário é antigo demais
fault-page-stale-words = Volte, carregue a página de novo e repita o passo.
fault-page-too-often = Um pouco mais devagar, por favor
fault-page-too-often-seconds = Houve chamadas demais em pouco tempo. Tente de novo em { $seconds ->
        [one] { $seconds } segundo
       *[other] { $seconds } segundos
    }.
fault-page-too-often-minutes = Houve chamadas demais em pouco tempo. Tente de novo em { $minutes ->
        [one] { $minutes } minuto
       *[other] { $minutes } minutos
    }.
fault-page-too-large = É grande demais
fault-page-too-large-words = Arquivos podem ter no máximo 10 MB, e outros formulários bem menos.
fault-page-again = Tente de novo em um minuto
fault-page-too-slow-words = A resposta demorou demais. Nada se perdeu; envie de novo.
fault-page-unavailable-words = Uma parte do serviço não responde agora. Nada se perdeu; envie de novo.
fault-page-no-token = É preciso um token
fault-page-no-token-words = Envie o token como "Authorization: Bearer …".
fault-page-not-allowed = A sua função não dá acesso a isto
fault-page-conflict = Do jeito que está, não é possível
fault-page-overtaken = Alguém foi mais rápido
fault-page-no-such-case = Esse pedido não existe
fault-page-no-such-case-words = O número de um pedido é como RG-482-190-335. Compare-o, ou procure o pedido na lista pelo número de série ou e-mail.
fault-page-internal = Algo deu errado aqui
fault-page-internal-words = A falha é nossa, não sua. Se acontecer de novo, diga-nos o número abaixo.

fault-label-not-shown = Acrescente uma foto da etiqueta; um pedido assim precisa dela.
fault-proof-not-shown = Acrescente a prova de compra; um pedido assim precisa dela.
fault-date-not-shown = Acrescente uma foto da data no dispositivo; um pedido assim precisa dela.
fault-page-crowded-words = Muitas pessoas estão enviando arquivos agora, e não havia espaço para o seu. Nada dele foi guardado. Espere meio minuto, volte e envie de novo.

fault-kind-pdf = um PDF
fault-kind-pdf-document = um PDF
fault-kind-picture = uma imagem
fault-kind-text-document = um documento de texto
fault-kind-rar-archive = um arquivo RAR
fault-kind-7-zip-archive = um arquivo 7-Zip
fault-kind-gzip-archive = um arquivo gzip
fault-kind-zip-archive = um arquivo zip
fault-kind-web-page = uma página web
fault-kind-xml-file = um arquivo XML
fault-kind-file-of-another-program = um arquivo de outro programa
fault-kind-file-of-numbers-or-pages = um arquivo do Numbers ou do Pages
fault-kind-presentation = uma apresentação
fault-kind-opendocument-file-of-another-kind = um arquivo OpenDocument de outro tipo
fault-kind-gif-picture = uma imagem GIF
fault-kind-bmp-picture = uma imagem BMP
fault-kind-tiff-picture-or-a-camera-s-raw-file = uma imagem TIFF ou um arquivo bruto de câmera
fault-kind-avif-picture = uma imagem AVIF
fault-kind-video = um vídeo
fault-kind-heic-picture = uma imagem HEIC
fault-kind-jpeg-xl-picture = uma imagem JPEG XL
fault-kind-zip-archive-or-an-office-document = um arquivo ZIP ou um documento de escritório
fault-kind-office-document = um documento de escritório
fault-kind-photoshop-file = um arquivo do Photoshop
fault-kind-svg-drawing = um desenho SVG
fault-kind-text-file = um arquivo de texto
