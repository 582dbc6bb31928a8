/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-vault.h"

#include <glib/gi18n-lib.h>

#include "gvt-error.h"

static const char *const role_names[] = {
  [GVT_ROLE_FACILITATOR] = "facilitator",
  [GVT_ROLE_OFFICER] = "officer",
  [GVT_ROLE_SUPERVISOR] = "supervisor",
};

const char *
gvt_role_to_text (GvtRole role)
{
  g_return_val_if_fail (role <= GVT_ROLE_SUPERVISOR, NULL);

  return role_names[role];
}

gboolean
gvt_role_from_text (const char *text, GvtRole *role, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (role_names); i++)
    if (g_str_equal (text, role_names[i]))
      {
        *role = i;
        return TRUE;
      }

  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, _ ("“%s” is no role"), text);
  return FALSE;
}

gboolean
gvt_role_opens_roll (GvtRole role)
{
  return role == GVT_ROLE_OFFICER || role == GVT_ROLE_SUPERVISOR;
}

GvtUser *
gvt_user_new (const char *code, GvtRole role, const char *area)
{
  GvtUser *self = g_new0 (GvtUser, 1);

  self->code = g_strdup (code);
  self->role = role;
  self->area = g_strdup (area);
  return self;
}

GvtUser *
gvt_user_copy (const GvtUser *self)
{
  return gvt_user_new (self->code, self->role, self->area);
}

void
gvt_user_free (GvtUser *self)
{
  g_free (self->code);
  g_free (self->area);
  g_free (self);
}
