package io.tablesaga.floor;

import io.tablesaga.shared.VisitId;

/** The phones that listen to a visit at this node. */
public interface VisitListeners {

    /** Something of it has changed; they are told soon what that is. */
    void changed(VisitId visit);
}
