puzzle-waiting = O seu navegador faz um pequeno cálculo que impede as máquinas de nos sobrecarregarem. Depois o formulário é enviado sozinho.
puzzle-waiting = Seu navegador faz um breve cálculo que nos protege de máquinas. Depois o formulário é enviado sozinho.
