// Checksums over runs and decisions: SQLite itself does not notice a changed bit in what it stores.
#include "base/hash.h"
#include "record/store_parts.h"

uint64_t chain_start(const RunInfo *info) {
    uint64_t h = hash_str(hash_int(APPLICATION_ID, (uint64_t)info->id), info->scenario);
    h = hash_int(hash_int(hash_int(h, info->logic), info->seed), info->start_hash);
    h = hash_int(hash_str(h, info->language), (uint64_t)info->mode);
    h = hash_int(hash_int(hash_int(h, (uint64_t)info->parent), (uint64_t)info->cut), (uint64_t)info->started);
    return info->coaching == COACHING_ASSESSED ? h : hash_int(h, (uint64_t)info->coaching);
}

uint64_t chain_step(uint64_t chain, int seq, const KeptStep *step) {
    uint64_t h = hash_str(hash_int(chain, (uint64_t)seq), step->beat);
    h = hash_row(hash_int(h, (uint64_t)step->decision.kind), step->decision.value, step->decision.count);
    return hash_int(hash_int(h, step->hash), (uint64_t)step->time);
}

uint64_t chain_seal(uint64_t head, const RunInfo *info) {
    uint64_t h = hash_int(hash_int(chain_start(info), head), (uint64_t)info->decisions);
    h = hash_str(hash_int(h, info->ended), info->ending);
    h = hash_int(hash_int(h, (uint64_t)info->outcome.numerator), (uint64_t)info->outcome.denominator);
    if (info->accuracy == ACCURACY_UNKNOWN && !info->reflected) return h;
    return hash_int(hash_int(h, (uint64_t)info->accuracy), info->reflected);
}

uint64_t chain_reflection(int64_t seq, const Reflection *reflection) {
    uint64_t h = hash_int(hash_int(APPLICATION_ID, (uint64_t)reflection->run), (uint64_t)seq);
    h = hash_int(hash_int(h, (uint64_t)reflection->turn), (uint64_t)reflection->instead);
    h = hash_int(hash_str(hash_str(h, reflection->words), reflection->commitment), (uint64_t)reflection->time);
    return h ? h : 1;
}
