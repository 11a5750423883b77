# O formulário de pedido (/request), e o que ele diz de imagens e códigos.

request-title = Pedir uma redefinição
# { $list } é o link “use uma lista”, { $star } a estrela ao lado dos campos obrigatórios.
request-lead = Um formulário, para um dispositivo ou vários; para muitos, { $list }. Os campos com { $star } devem ser preenchidos.
request-lead-list = use uma lista
request-send = Enviar o pedido
request-you = Você
request-your-declaration = Sua declaração
# O que quem pede marca. Deve dizer exatamente isto: propriedade ou autorização, e estar lá.
request-declaration = Este dispositivo é meu ou ajo em nome do dono, e estou ao lado dele ou na rede dele.
request-kept-for = Guardamos o que você envia só para este caso, e junto o texto e a hora da sua declaração.

request-the-device = O dispositivo
request-device = Dispositivo { $number }
request-add-device = + Outro dispositivo
request-remove-device = Remover o dispositivo { $number }

request-email = Endereço de e-mail
request-email-help = A resposta é enviada para cá; tem de ser um que você possa ler agora.
request-country = País
request-country-help = Onde o dispositivo é usado.
request-place = Local da compra
request-place-help = O instalador, distribuidor ou empresa de segurança de quem veio o dispositivo.
request-business = Tipo de atividade
request-business-help = Escolha o que melhor se aplica.
request-category = Categoria do produto
request-category-other = Outra coisa
request-category-other-help = Não é atendida por este formulário. Procure { $hotline }.
request-serial = Número de série
request-serial-help = { $length } caracteres, na etiqueta branca do dispositivo e da caixa, ao lado de “S/N”.
request-model = Número do modelo
request-model-help = Na mesma etiqueta branca.
request-date = A data atual do sistema do dispositivo
request-date-help = Como o próprio dispositivo mostra agora. Pode ser diferente da de hoje; uma errada torna inútil uma resposta datada.
request-where-date = Onde posso ler a data do dispositivo?
request-where-date-recorder = Um gravador a mostra na tela, em geral num canto da imagem.
request-where-date-camera = Uma câmera a mostra na página “Forgot password” (senha esquecida).
request-where-date-onvif = Um gerenciador de dispositivos ONVIF na mesma rede a mostra como hora do sistema do dispositivo.
request-where-date-why = Informe a data em que o dispositivo acredita, mesmo que esteja errada: uma resposta feita para outra data não funciona.
request-answer = O que a página “Forgot password” do dispositivo pede
request-started = A hora em que o dispositivo foi ligado
request-started-help = Como a página “Forgot password” mostra, por exemplo 2026-11-21 09:05:00. Não reinicie o dispositivo depois: isso torna o código inútil.

# { $help } é um link, “Como fazer uma boa imagem”.
request-picture-lead = Abra “Forgot password” no dispositivo e faça uma imagem da página, ou salve o arquivo XML que ela oferece. A imagem preenche quase todo o resto. { $help }
request-picture = Imagem da página “Forgot password” do dispositivo, ou seu arquivo XML
request-picture-help = PNG, JPEG, WebP ou XML, no máximo 10 MB. O código QR inteiro deve aparecer.
request-picture-kept = “{ $name }” está guardado. Escolha um arquivo só para substituí-lo.
request-picture-missing = Escolha primeiro um arquivo.
request-check-picture = Conferir a imagem
request-scanned = O código foi lido do dispositivo; nenhuma imagem é necessária.

# Os tipos de resposta, e o que cada um precisa.
answer-key = Chave (8 caracteres)
answer-key-needs = Digitada no dispositivo. Precisa de uma imagem do código QR, ou do arquivo XML.
answer-file = Arquivo de redefinição
answer-file-needs = Escolhido no dispositivo, vale por 24 horas. Precisa de uma imagem do código QR, ou do arquivo XML.
answer-security-code = Código de segurança
answer-security-code-needs = Digitado no dispositivo. Precisa da hora em que foi ligado e da data que ele mostra.
answer-temporary-password = Senha temporária
answer-temporary-password-needs = Para entrar uma única vez. Precisa da data que o dispositivo mostra.

category-camera = Câmera
category-recorder = Gravador
category-access-controller = Controlador de acesso

business-installer = Instalador
business-distributor = Distribuidor
business-security-company = Empresa de segurança
business-integrator = Integrador de sistemas
business-it-services = Serviços de TI
business-retailer = Loja física ou on-line
business-company = Empresa que usa o próprio dispositivo
business-public-body = Órgão público, escola ou hospital
business-home = Residência particular
business-other = Outro
