/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-visit-signature.h"
#include "gvt-work.h"

G_BEGIN_DECLS

/* What the page about a host's signature asks of its workers. */

/* The result of gvt_sign_work_load(). */
typedef struct
{
  guint n_people;
  char *code;                   /* of the figures as they are now */
  GvtVisitSignature *signature; /* (nullable): nobody signed yet */
} GvtSignState;

void gvt_sign_work_load (GvtWork *work,
                         GvtProfile *profile,
                         GvtModuleLibrary *library,
                         const GvtId *visit);

/* What gvt_sign_work_save() records; all is copied. */
typedef struct
{
  const GvtId *visit;
  const char *method;
  const char *name;
  const char *code;
  const GvtStrokes *strokes; /* (nullable) */
  const char *photo;         /* (nullable): path of any picture that gdk-pixbuf reads */
} GvtSignOrder;

/** gvt_sign_work_save: the photo is turned upright, made small and written anew as JPEG, so that
 * nothing of its camera stays */
void gvt_sign_work_save (GvtWork *work,
                         GvtProfile *profile,
                         GvtModuleLibrary *library,
                         const GvtSignOrder *order);

G_END_DECLS
