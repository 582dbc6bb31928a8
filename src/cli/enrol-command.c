/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-cli-profile.h"
#include "gvt-enrolment.h"
#include "gvt-error.h"
#include "gvt-file.h"
#include "gvt-http-transport.h"
#include "gvt-output.h"

/* Who will use the laptop: what GvtNewUser borrows. */
typedef struct
{
  const GvtUser *user; /* borrowed */
  char *passphrase;
} Chosen;

static void
chosen_clear (gpointer data)
{
  Chosen *chosen = data;

  gvt_wipe_free (chosen->passphrase);
}

static const GvtUser *
find_user (GPtrArray *admitted, const char *code, GError **error)
{
  for (guint i = 0; i < admitted->len; i++)
    {
      const GvtUser *user = g_ptr_array_index (admitted, i);

      if (g_str_equal (user->code, code))
        return user;
    }
  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, _ ("this code does not admit %s"), code);
  return NULL;
}

/* Those of --user, or all that the code admits. @files: one for each, or none at all. */
static GArray *
choose_users (GPtrArray *admitted, GPtrArray *codes, GPtrArray *files, GError **error)
{
  g_autoptr (GArray) all = g_array_new (FALSE, TRUE, sizeof (Chosen));
  guint n = codes->len > 0 ? codes->len : admitted->len;

  g_array_set_clear_func (all, chosen_clear);
  for (guint i = 0; i < n; i++)
    {
      Chosen chosen = { NULL, NULL };

      chosen.user = codes->len > 0 ? find_user (admitted, g_ptr_array_index (codes, i), error)
                                   : g_ptr_array_index (admitted, i);
      if (chosen.user == NULL)
        return NULL;
      chosen.passphrase = gvt_cli_choose_passphrase (
          files->len > 0 ? g_ptr_array_index (files, i) : NULL, chosen.user->code, error);
      if (chosen.passphrase == NULL)
        return NULL;
      g_array_append_val (all, chosen);
    }
  return g_steal_pointer (&all);
}

static gboolean
take (GvtEnrolment *enrolment, GArray *chosen, GError **error)
{
  g_autofree GvtNewUser *users = g_new0 (GvtNewUser, chosen->len);

  for (guint i = 0; i < chosen->len; i++)
    {
      const Chosen *one = &g_array_index (chosen, Chosen, i);

      users[i] = (GvtNewUser){ one->user, one->passphrase };
    }
  return gvt_enrolment_take (enrolment, users, chosen->len, NULL, NULL, error);
}

/* --server is the centre, whatever the file says: there it may have another name. */
static const char *
find_server (const GvtArgs *args, const GvtCodeFile *file, GError **error)
{
  const char *server = gvt_args_get (args, "server");

  if (server == NULL && file->address == NULL)
    gvt_usage_error (error, _ ("Where is the centre? --server URL."));
  return server != NULL ? server : file->address;
}

static gboolean
check_usage (GPtrArray *codes, GPtrArray *files, GError **error)
{
  return files->len == 0 || files->len == codes->len
         || gvt_usage_error (error,
                             _ ("Each --user needs its --passphrase-file, or none has one."));
}

static gboolean
run_enrol (const GvtArgs *args, GError **error)
{
  const char *code_file = gvt_args_require (args, "code-file", error);
  g_autoptr (GPtrArray) codes = gvt_args_get_all (args, "user");
  g_autoptr (GPtrArray) files = gvt_args_get_all (args, "passphrase-file");
  g_autoptr (GvtProfile) profile = gvt_cli_new_profile (args);
  g_autoptr (GvtCodeFile) file = NULL;
  g_autoptr (GvtTransport) transport = NULL;
  g_autoptr (GvtEnrolment) enrolment = NULL;
  g_autoptr (GPtrArray) admitted = NULL;
  g_autoptr (GArray) chosen = NULL;
  const char *server;

  if (code_file == NULL || !check_usage (codes, files, error))
    return FALSE;
  file = gvt_code_file_load (code_file, error);
  server = file != NULL ? find_server (args, file, error) : NULL;
  transport = server != NULL ? gvt_http_transport_new (server, 0, error) : NULL;
  if (transport == NULL)
    return FALSE;
  enrolment = gvt_enrolment_new (profile, server, transport);
  admitted = gvt_enrolment_ask (enrolment, file->codes, NULL, error);
  chosen = admitted != NULL ? choose_users (admitted, codes, files, error) : NULL;
  return chosen != NULL && take (enrolment, chosen, error);
}

static const GvtOption options[] = {
  { "server", "URL", N_ ("the centre's address, unless the code file names it") },
  { "code-file", "FILE",
    N_ ("a .gvenrol file, or the enrolment code as the first line of text, \"-\" for standard "
        "input") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_enrol_command = {
  .name = "enrol",
  .summary = N_ ("makes this folder a laptop of the centre"),
  .details = N_ ("--user and --passphrase-file, repeated in pairs, say who will use the laptop; "
                 "without them everybody whom the code admits, and the terminal asks for their "
                 "passphrases. At least two of them must be data officers or supervisors. When "
                 "it was cut off, the same command with the same passphrases goes on.\n\n"
                 "A .gvenrol file holds codes for many laptops and the centre's address. This one "
                 "takes the next that is free; many may do so at once."),
  .options = options,
  .run = run_enrol,
};
