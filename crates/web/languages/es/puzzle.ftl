puzzle-waiting = Su navegador hace un breve cálculo que impide que las máquinas nos saturen. Después el formulario se envía por sí solo.
puzzle-waiting = Su navegador resuelve un breve cálculo que nos protege de las máquinas. Después el formulario se envía solo.
