/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-sim-random.h"

G_BEGIN_DECLS

/* What happens in a world, one step a line: what, at which laptop, and two numbers that decide the
 * rest, so that a step means the same when those before it are left out. */
typedef enum
{
  /* A person at a laptop. */
  GVT_SIM_PLAN,
  GVT_SIM_CHANGE,
  GVT_SIM_OPEN,
  GVT_SIM_ATTEND,
  GVT_SIM_CLOSE,
  GVT_SIM_UNDO,
  GVT_SIM_PROPOSE,
  GVT_SIM_WITHDRAW,
  GVT_SIM_ERASE,
  GVT_SIM_STRAY,  /* writes where he has no business: the centre sets it aside (I5) */
  GVT_SIM_FUTURE, /* by a program of a newer version */
  /* The network. */
  GVT_SIM_SYNC, /* @a: of its chance; @b: which faults it has */
  GVT_SIM_LATE, /* a request that was on the way arrives after all */
  /* Time, and people who set it. */
  GVT_SIM_TICK,
  GVT_SIM_SET_CLOCK,
  /* The laptop's disk and power. */
  GVT_SIM_CUT,  /* the power goes at the @a-th act of the disk */
  GVT_SIM_FAIL, /* that act fails */
  GVT_SIM_FILL, /* no room, until there is some */
  GVT_SIM_ROOM,
  GVT_SIM_RESTART,
  /* Copies. */
  GVT_SIM_BACKUP,
  GVT_SIM_RESTORE,
  GVT_SIM_CONFIRM, /* that the restored laptop goes on */
  GVT_SIM_IMAGE,   /* of the whole disk, by a program that knows nothing of ours */
  GVT_SIM_PUT_BACK,
  GVT_SIM_CLONE,
  /* The centre. */
  GVT_SIM_PUBLISH,
  GVT_SIM_ISSUE, /* a visit, for every laptop */
  GVT_SIM_CENTRE_CUT,
  GVT_SIM_CENTRE_FAIL,
  GVT_SIM_CENTRE_BACKUP,
  GVT_SIM_CENTRE_RESTORE,
  /* Sticks. */
  GVT_SIM_STICK_WRITE,
  GVT_SIM_STICK_PULL, /* out, in the midst of a write */
  GVT_SIM_STICK_ACCEPT,
  GVT_SIM_STICK_READ,
  GVT_SIM_N_KINDS
} GvtSimKind;

typedef struct
{
  GvtSimKind kind;
  guint who; /* a laptop, or a stick */
  guint32 a, b;
} GvtSimStep;

#define GVT_SIM_N_LAPTOPS   3 /* that the centre took in */
#define GVT_SIM_MAX_LAPTOPS 6 /* with copies of their disks */

typedef struct
{
  guint64 seed;  /* of what the programs draw, too */
  GArray *steps; /* GvtSimStep */
} GvtSimScript;

/** gvt_sim_script_new: @n_steps by the chance of @seed, in which some families of trouble are left
 * out, so that the others get further */
GvtSimScript *gvt_sim_script_new (guint64 seed, guint n_steps);
GvtSimScript *gvt_sim_script_copy (const GvtSimScript *self);
void gvt_sim_script_free (GvtSimScript *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtSimScript, gvt_sim_script_free)

/** gvt_sim_step_to_text: "sync 1 2834 19" */
char *gvt_sim_step_to_text (const GvtSimStep *step);
/** gvt_sim_script_to_text: as gvt_sim_script_parse() takes it */
char *gvt_sim_script_to_text (const GvtSimScript *self);
/** gvt_sim_script_parse: "seed N", and a step a line; "#" begins a remark. Returns: (transfer full)
 * (nullable): %NULL, and @line is the one that is at fault */
GvtSimScript *gvt_sim_script_parse (const char *text, guint *line);

G_END_DECLS
