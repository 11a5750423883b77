# Quando vence uma resposta, e como se escrevem os dias: o dia da semana antes da data, que fica como está.

due-title = Você terá notícias nossas até
due-at-desk = em nosso atendimento, { $time }
due-moment = { $weekday }, { $time }
weekday-1 = segunda-feira
weekday-2 = terça-feira
weekday-3 = quarta-feira
weekday-4 = quinta-feira
weekday-5 = sexta-feira
weekday-6 = sábado
weekday-7 = domingo
