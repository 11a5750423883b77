puzzle-waiting = Su navegador hace un breve cálculo que impide que las máquinas nos saturen. Después el formulario se envía por sí solo.
