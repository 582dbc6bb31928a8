/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <libintl.h>
#include <sys/prctl.h>

#include "gvt-application.h"
#include "gvt-secret.h"
#include "gvt-settings.h"

int
main (int argc, char *argv[])
{
  const char *translations = g_getenv ("TEXTDOMAINDIR"); /* as gettext(1) reads it */
  g_autoptr (GvtApplication) application = NULL;
  int status;

  prctl (PR_SET_DUMPABLE, 0); /* I10: no voter in a core dump */
  gvt_settings_apply_language ();
  bindtextdomain (GETTEXT_PACKAGE, translations != NULL ? translations : GVT_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  gvt_crypto_init ();

  application = gvt_application_new ();
  status = g_application_run (G_APPLICATION (application), argc, argv);
  return status != 0 ? status : gvt_application_get_exit_status (application);
}
