# Muitos dispositivos de uma vez: uma lista numa planilha (/bulk).

bulk-title = Muitos dispositivos de uma vez
bulk-lead = Preencha uma lista, veja o que está errado antes que algo seja enviado, junte as imagens e envie um só pedido para todos.
bulk-fill = 1. Preencha o modelo
# { $template } é um link.
bulk-template = { $template }, com listas de opções e uma folha que diz como fazer.
bulk-template-link = Modelo para Excel e LibreOffice (.xlsx)
bulk-headings = { $template }, para quem faz suas listas com um programa.
bulk-headings-link = Só os títulos (.csv)
bulk-most = No máximo 10.000 dispositivos numa lista.
bulk-asked = O que mais olhamos de cada dispositivo da lista:
bulk-asked-required = { $what }: necessário
bulk-asked-sometimes = { $what }: necessário para algumas respostas ou países; a página seguinte informa
bulk-asked-welcome = { $what }: ajuda
bulk-choose = 2. Escolha sua lista
bulk-check = Conferir a lista
bulk-nothing-sent = Ainda não se envia nada. O que você escolher aqui é guardado por um dia e depois esquecido.
bulk-file = Sua lista
bulk-file-help = Uma planilha (.xlsx, .xls, .ods) ou texto com separadores (.csv), no máximo 10 MB. Sem macros.

bulk-list = Sua lista de dispositivos
bulk-list-devices = Dispositivos
bulk-list-ready = Prontos para envio
bulk-list-faulty = Com erros
bulk-list-waiting = Sem sua imagem
bulk-list-lacking = Sem o que precisamos ver
bulk-list-kept = Esta página é guardada por um dia. Anote o endereço dela se quiser voltar; quem tiver o endereço pode ver a lista.
bulk-faults = O que está errado
# Como a tabela de erros se chama para quem ouve a página.
bulk-faults-table = Erros
bulk-faults-row = Linha
bulk-faults-column = Coluna
bulk-faults-what = O que está errado
bulk-faults-page = Página { $page } de { $pages }.
bulk-faults-earlier = Erros anteriores
bulk-faults-further = Mais erros
bulk-faults-take = { $file }: cada uma diz o que tem de errado. Corrija lá e envie esse arquivo; suas linhas boas ficam aqui.
bulk-faults-take-link = As linhas com erros (.xlsx)
bulk-corrected = As linhas corrigidas
bulk-corrected-help = Elas tomam o lugar de todas as linhas com erros. As linhas boas ficam como estão.
bulk-corrected-check = Conferir as linhas corrigidas

bulk-pictures = Imagens
bulk-pictures-attached = Dispositivos que têm sua imagem: { $attached } de { $needing }.
bulk-pictures-progress = Dispositivos com sua imagem
bulk-pictures-lead = Envie as imagens das páginas “Forgot password” (senha esquecida) dos dispositivos, ou os arquivos XML que elas oferecem. Cada uma encontra sua linha pelo número de série no código; os nomes não importam. { $help }
bulk-pictures-field = Imagens ou arquivos exportados
bulk-pictures-help = PNG, JPEG, WebP ou XML, quantos quiser de uma vez, ou um zip com eles; 60 MB por envio.
bulk-pictures-add = Juntar as imagens
bulk-pictures-sent = Os seus arquivos
bulk-pictures-found = Arquivos que encontraram sua linha: { $count }.
bulk-pictures-others = Estes não
bulk-more = e mais { $count }
bulk-missing = Dispositivos que ainda precisam de uma imagem ({ $count })
bulk-missing-row = Linha { $row }: { $serial }

bulk-shown = Fotos de etiquetas e semelhantes
bulk-shown-lead = Quantos quiser de uma vez, ou em um zip. O nome de cada arquivo deve conter o número de série do seu dispositivo, por exemplo { $example }. Uma prova de compra sem número de série no nome vale para toda a lista.
bulk-shown-add = Acrescentar estes arquivos
bulk-shown-required = Necessário para cada dispositivo desta lista que peça uma resposta assim.
bulk-shown-rows = { $count ->
    [one] Presente para { $count } dispositivo, com arquivos próprios.
   *[other] Presente para { $count } dispositivos, com arquivos próprios.
    }
bulk-shown-all = Presente para toda a lista.
bulk-shown-no-row = O nome não contém o número de série de nenhuma linha correta. Ponha o número de série no nome do arquivo.
bulk-shown-again = Não sobrou tempo para ele neste envio. Envie-o mais uma vez.
bulk-lacking = Dispositivos dos quais falta algo necessário ({ $count })
bulk-lacking-row = Linha { $row }: { $serial }: { $what }
# Por que um arquivo não encontrou sua linha.
bulk-picture-archive = O arquivo compactado
bulk-picture-too-large = Tem mais de 10 MB, ou está danificado.
bulk-picture-too-many = Num envio só se olham { $most } imagens. Envie de novo.
bulk-picture-not-needed = É da linha { $row }, cuja resposta não precisa de imagem.
bulk-picture-other-answer = É da linha { $row }, mas o dispositivo pede outra resposta que a linha: “{ $answer }”. Corrija a linha.
bulk-picture-no-row = É do dispositivo { $serial }, que não está em nenhuma linha boa da sua lista.

bulk-leave-out = Deixar de fora as linhas que não estão prontas ({ $count }) e enviar as outras
bulk-not-ready = Algumas linhas não estão prontas. Corrija-as, acrescente as imagens e o que precisamos ver, ou deixe-as de fora.
bulk-sent-for = O envio vale para { $ready } de { $total } linhas. Elas formam um pedido com um número de caso; cada dispositivo é decidido separadamente.

bulk-received = Seu pedido foi recebido
bulk-received-lead = O caso { $case } foi aberto para { $devices } dispositivos. As respostas vão para { $email }.
bulk-left-out = Estes ficaram de fora
bulk-left-out-row = Linha { $row }, { $serial }: { $why }
bulk-left-out-again = Peça-os de novo, cada um com uma imagem nova.

# O modelo: uma pasta de trabalho com duas folhas. Nomes de folhas têm no máximo 31 caracteres, e nenhum de : \ / ? * [ ]
bulk-sheet-devices = Dispositivos
bulk-sheet-how = Como preencher
bulk-sheet-how-rows = Uma linha por dispositivo, na folha “{ $sheet }”. Mantenha os títulos; a ordem deles não importa.
bulk-sheet-how-text = Números de série e de modelo são texto. Uma planilha que toma um número de série por um número perde os zeros à esquerda e os últimos dígitos; estas colunas têm o formato que evita isso.
bulk-sheet-how-common = O endereço de e-mail, o país e o local da compra são os mesmos para todos os dispositivos. Você os digita uma vez na página.
bulk-sheet-how-save = Salve o arquivo e escolha-o na página. Lá se mostra cada linha com erro, e as outras não se perdem.
bulk-sheet-head-column = Coluna
bulk-sheet-head-needed = Necessário
bulk-sheet-head-what = O que vai lá
bulk-sheet-head-example = Exemplo ou opções
bulk-sheet-yes = sim
bulk-sheet-not-always = nem sempre
bulk-sheet-wrong = O que está errado
bulk-sheet-row = Linha da sua lista

# Os títulos das colunas: curtos, e cada um diferente dos outros. Listas com títulos em qualquer idioma são lidas.
column-serial = Número de série
column-serial-help = Da etiqueta branca do dispositivo, ao lado de “S/N”. A coluna deve ter formato de texto, ou se perdem zeros à esquerda e dígitos.
column-model = Número do modelo
column-model-help = Da mesma etiqueta branca.
column-category = Categoria do produto
column-category-help = Escolha da lista.
column-date = Data do dispositivo
column-date-help = A data que o próprio dispositivo mostra agora, mesmo que esteja errada: uma resposta feita para outra data não funciona.
column-answer = Resposta desejada
column-answer-help = O que a página “Forgot password” do dispositivo pede. Escolha da lista.
column-started = Hora de início
column-started-help = Só para um código de segurança: a hora de início na página “Forgot password”, como 2026-11-21 09:05:00.

