puzzle-waiting = Su navegador resuelve un breve cálculo que nos protege de las máquinas. Después el formulario se envía solo.
