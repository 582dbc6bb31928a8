/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-claim.h"

#include <glib/gi18n-lib.h>

#include "gvt-fields-private.h"
#include "gvt-text.h"

struct _GvtClaim
{
  GObject parent_instance;

  char *id;
  char *text;
  char *label;
  char *source;
  char *legal_basis;
  char *checked_on;  /* YYYY-MM-DD or empty, like the next two */
  char *valid_from;  /* first day */
  char *valid_until; /* last day */
  gboolean is_verified;
  char *basis_checked_on; /* when the article was compared with the law itself */
};

G_DEFINE_FINAL_TYPE (GvtClaim, gvt_claim, G_TYPE_OBJECT)

static const GvtField fields[] = {
  GVT_FIELD (GvtClaim, "id", TEXT, id),
  GVT_FIELD (GvtClaim, "text", TEXT, text),
  GVT_FIELD (GvtClaim, "label", TEXT, label),
  GVT_FIELD (GvtClaim, "source", TEXT, source),
  GVT_FIELD (GvtClaim, "legal-basis", TEXT, legal_basis),
  GVT_FIELD (GvtClaim, "checked-on", TEXT, checked_on),
  GVT_FIELD (GvtClaim, "valid-from", TEXT, valid_from),
  GVT_FIELD (GvtClaim, "valid-until", TEXT, valid_until),
  GVT_FIELD (GvtClaim, "verified", BOOL, is_verified),
  GVT_FIELD (GvtClaim, "basis-checked-on", TEXT, basis_checked_on),
};

static void
gvt_claim_class_init (GvtClaimClass *klass)
{
  gvt_fields_install (G_OBJECT_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
gvt_claim_init (GvtClaim *self)
{
}

/* What the statement is an example of, and until when its source speaks. Empty when of nothing. */
static char *
describe_label (GvtClaim *self)
{
  g_autofree char *until = NULL;

  if (*self->valid_until == '\0')
    return g_strdup (self->label);

  until = gvt_text_date (self->valid_until);
  if (*self->label == '\0')
    return g_strdup_printf (_ ("valid until %s"), until);
  return g_strdup_printf ("%s (%s)", self->label, until);
}

static char *
describe_source (GvtClaim *self)
{
  g_autofree char *date = NULL;

  if (*self->source == '\0')
    return g_strdup (_ ("Source: none yet, needs verification"));
  if (!self->is_verified)
    return g_strdup_printf (_ ("Source: %s, needs verification"), self->source);

  date = gvt_text_date (self->checked_on);
  return g_strdup_printf (_ ("Source: %s (%s)"), self->source, date);
}

static char *
describe_basis (GvtClaim *self)
{
  g_autofree char *date = NULL;

  if (*self->legal_basis == '\0')
    return g_strdup (_ ("Legal basis: not noted yet, needs verification"));
  if (*self->basis_checked_on == '\0')
    return g_strdup_printf (_ ("Legal basis: %s, needs verification"), self->legal_basis);

  date = gvt_text_date (self->basis_checked_on);
  return g_strdup_printf (_ ("Legal basis: %s, checked on %s"), self->legal_basis, date);
}

const char *
gvt_claim_get_id (GvtClaim *self)
{
  g_return_val_if_fail (GVT_IS_CLAIM (self), NULL);

  return self->id;
}

const char *
gvt_claim_get_text (GvtClaim *self)
{
  g_return_val_if_fail (GVT_IS_CLAIM (self), NULL);

  return self->text;
}

const char *
gvt_claim_get_label (GvtClaim *self)
{
  g_return_val_if_fail (GVT_IS_CLAIM (self), NULL);

  return self->label;
}

const char *
gvt_claim_get_source (GvtClaim *self)
{
  g_return_val_if_fail (GVT_IS_CLAIM (self), NULL);

  return self->source;
}

const char *
gvt_claim_get_legal_basis (GvtClaim *self)
{
  g_return_val_if_fail (GVT_IS_CLAIM (self), NULL);

  return self->legal_basis;
}

const char *
gvt_claim_get_checked_on (GvtClaim *self)
{
  g_return_val_if_fail (GVT_IS_CLAIM (self), NULL);

  return self->checked_on;
}

const char *
gvt_claim_get_valid_from (GvtClaim *self)
{
  g_return_val_if_fail (GVT_IS_CLAIM (self), NULL);

  return self->valid_from;
}

const char *
gvt_claim_get_valid_until (GvtClaim *self)
{
  g_return_val_if_fail (GVT_IS_CLAIM (self), NULL);

  return self->valid_until;
}

gboolean
gvt_claim_is_verified (GvtClaim *self)
{
  g_return_val_if_fail (GVT_IS_CLAIM (self), FALSE);

  return self->is_verified;
}

const char *
gvt_claim_get_basis_checked_on (GvtClaim *self)
{
  g_return_val_if_fail (GVT_IS_CLAIM (self), NULL);

  return self->basis_checked_on;
}

char *
gvt_claim_describe (GvtClaim *self)
{
  g_autofree char *label = NULL;
  g_autofree char *source = NULL;
  g_autofree char *basis = NULL;

  g_return_val_if_fail (GVT_IS_CLAIM (self), NULL);

  label = describe_label (self);
  source = describe_source (self);
  basis = describe_basis (self);
  return g_strconcat (label, *label == '\0' ? "" : "\n", source, "\n", basis, NULL);
}
