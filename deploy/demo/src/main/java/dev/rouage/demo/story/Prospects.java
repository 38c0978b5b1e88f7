package dev.rouage.demo.story;

import java.util.Iterator;
import java.util.NoSuchElementException;

/** The prospects one after the other, until they have made enough deals; holds none of them. */
final class Prospects implements Iterator<Prospect> {

    private final ProspectTeller teller;
    private final long dealsWanted;
    private long dealsTold;
    private long number;

    Prospects(ProspectTeller teller, long dealsWanted) {
        this.teller = teller;
        this.dealsWanted = dealsWanted;
    }

    @Override
    public boolean hasNext() {
        return dealsTold < dealsWanted;
    }

    @Override
    public Prospect next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Prospect prospect = teller.tell(++number);
        dealsTold += prospect.deals().size();
        return prospect;
    }
}
