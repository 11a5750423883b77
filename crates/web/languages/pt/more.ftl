# A pergunta do atendimento e a resposta de quem pediu (/more/…).

more-title = Nosso atendimento tem uma pergunta
more-lead = Sobre seu pedido { $case }:
more-text = Sua resposta
more-nothing = Escreva uma resposta ou junte uma imagem.
more-send = Enviar a resposta
more-done = Obrigado
more-done-words = Sua resposta já está com nosso atendimento. Você terá notícias nossas por e-mail, de { $sender }.
