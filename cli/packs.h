/* packs.h - where the rule packs are when the command was installed somewhere else than planned. */
#ifndef BEM_PACKS_H
#define BEM_PACKS_H

/* Points BEMANNA_RULES to the packs installed beside this command, unless the user did. */
void bem_packs_find(void);

#endif
